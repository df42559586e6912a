package dev.macvlab.desktop.live;

import dev.macvlab.agent.protocol.KernelFacts;

/** A session that has heard from a kernel of another kind than this one. */
public final class AnotherKernel {
    private AnotherKernel() {}

    /** To be called on the JavaFX thread. */
    public static void answers(LabState session, KernelFacts facts) {
        session.kernel.set(facts);
    }
}
