package dev.macvlab.bench;

import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Topology;
import java.util.EnumSet;

/** The labs that forecast and kernel are compared with, for tests elsewhere. */
public final class RandomLabs {
    private RandomLabs() {}

    /** The same seed gives the same one. */
    public static Topology of(long seed) {
        return RandomLab.of(seed, EnumSet.allOf(Kind.class));
    }
}
