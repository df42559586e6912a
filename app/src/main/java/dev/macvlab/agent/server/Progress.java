package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.Event;
import dev.macvlab.lab.apply.Observer;
import dev.macvlab.plan.Step;
import dev.macvlab.plan.StepDescription;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells how far an apply is, as often as somebody could see. */
final class Progress implements Observer {
    private static final long PROGRESS_NANOS = 50_000_000;

    private final long id;
    private final Topics topics;
    private final AtomicBoolean cancelled;
    private long told;

    /**
     * @param id of the request that it is about
     */
    Progress(long id, Topics topics, AtomicBoolean cancelled) {
        this.id = id;
        this.topics = topics;
        this.cancelled = cancelled;
    }

    @Override
    public void stepped(int done, int all, Step step) {
        long now = System.nanoTime();
        if (done == all || now - told > PROGRESS_NANOS) {
            told = now;
            topics.publish(new Event.Progressed(id, done, all, step.element().toString(), StepDescription.words(step)));
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled.get();
    }
}
