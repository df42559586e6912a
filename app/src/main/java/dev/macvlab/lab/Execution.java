package dev.macvlab.lab;

import dev.macvlab.netlink.Errno;
import dev.macvlab.netlink.KernelException;
import dev.macvlab.netlink.Outcome;
import dev.macvlab.netlink.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out a plan: neighbouring steps that go through the same socket in one go. */
final class Execution {
    private final Rooms rooms;
    private final Requests requests;
    private final Diagnosis diagnosis;
    private final Observer observer;
    private final Passage passage;
    private final List<Step> batch = new ArrayList<>();
    private @Nullable Place socket;
    private int all;
    private int done;

    Execution(Rooms rooms, Requests requests, Diagnosis diagnosis, Observer observer, Passage passage) {
        this.rooms = rooms;
        this.requests = requests;
        this.diagnosis = diagnosis;
        this.observer = observer;
        this.passage = passage;
    }

    /**
     * Does every step, in order.
     *
     * @throws LabException when the kernel refuses one, or the observer cancels; steps before it are done
     */
    void run(List<Step> steps) throws LabException, IOException {
        all = steps.size();
        done = 0;
        for (Step step : steps) {
            Place through = Requests.socket(step);
            boolean goesAlong = through == null
                    ? step instanceof Step.CreateNamespace
                            && !batch.isEmpty()
                            && batch.getFirst() instanceof Step.CreateNamespace
                    : through.equals(socket);
            if (!goesAlong || batch.size() == passage.together()) {
                flush();
            }
            socket = through;
            batch.add(step);
        }
        flush();
    }

    private void flush() throws LabException, IOException {
        if (batch.isEmpty()) {
            return;
        }
        if (observer.cancelled()) {
            throw new LabException("cancelled", null, null, "It was cancelled.", "Everything is as it was before.");
        }
        List<Step> steps = List.copyOf(batch);
        batch.clear();
        if (socket != null) {
            send(socket, steps);
            return;
        }
        try {
            if (steps.getFirst() instanceof Step.CreateNamespace) {
                for (Step _ : steps) {
                    passage.next();
                }
                rooms.create(steps.stream().map(Step::place).toList());
            } else {
                for (Step step : steps) {
                    passage.next();
                    carryOut(step);
                }
            }
        } catch (KernelException e) {
            throw diagnosis.of(steps.getFirst(), e);
        }
        steps.forEach(this::tell);
    }

    private void carryOut(Step step) throws IOException {
        switch (step) {
            case Step.WriteSetting it -> rooms.write(it.place(), it.key(), it.value());
            case Step.RemoveNamespace it -> rooms.remove(it.place());
            default -> throw new IllegalArgumentException("a message does this: " + step);
        }
    }

    private void send(Place place, List<Step> steps) throws LabException, IOException {
        List<Step> passed = new ArrayList<>(steps.size());
        List<Request> messages = new ArrayList<>(steps.size());
        LabException stopped = null;
        for (Step step : steps) {
            if (step instanceof Step.AddRoute) {
                rooms.routed(place);
            }
            // The kernel goes on after a message that it refuses, so what follows is sent in any case.
            try {
                passage.next();
                messages.add(requests.of(step));
                passed.add(step);
            } catch (KernelException e) {
                stopped = diagnosis.of(step, e);
            }
        }
        List<Outcome> outcomes = rooms.socket(place).executeAll(messages);
        for (int i = 0; i < passed.size(); i++) {
            KernelException refusal = outcomes.get(i).refusal();
            if (refusal != null && !isGoneAlready(passed.get(i), refusal)) {
                throw diagnosis.of(passed.get(i), refusal);
            }
            tell(passed.get(i));
        }
        if (stopped != null) {
            throw stopped;
        }
    }

    /** Whether the kernel says that what is to go is not there: it went with something else, or somebody was faster. */
    private static boolean isGoneAlready(Step step, KernelException refusal) {
        return switch (step) {
            case Step.DeleteLink _ -> refusal.errno() == Errno.ENODEV;
            case Step.RemoveAddress _ -> refusal.errno() == Errno.EADDRNOTAVAIL;
            case Step.RemoveRoute _ -> refusal.errno() == Errno.ESRCH;
            default -> false;
        };
    }

    private void tell(Step step) {
        observer.stepped(++done, all, step);
    }
}
