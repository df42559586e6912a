package dev.macvlab.lab;

import dev.macvlab.netlink.KernelException;
import dev.macvlab.netlink.Outcome;
import dev.macvlab.netlink.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out a plan: neighbouring steps that go through the same socket in one go. */
final class Execution {
    private static final int BATCH = 64;

    private final Rooms rooms;
    private final Requests requests;
    private final Diagnosis diagnosis;
    private final Observer observer;
    private final List<Step> batch = new ArrayList<>();
    private @Nullable Place socket;
    private int all;
    private int done;

    Execution(Rooms rooms, Requests requests, Diagnosis diagnosis, Observer observer) {
        this.rooms = rooms;
        this.requests = requests;
        this.diagnosis = diagnosis;
        this.observer = observer;
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
            if (!goesAlong || batch.size() == BATCH) {
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
                rooms.create(steps.stream().map(Step::place).toList());
            } else {
                for (Step step : steps) {
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
        List<Request> messages = new ArrayList<>(steps.size());
        for (Step step : steps) {
            if (step instanceof Step.AddRoute) {
                rooms.routed(place);
            }
            messages.add(requests.of(step));
        }
        List<Outcome> outcomes = rooms.socket(place).executeAll(messages);
        for (int i = 0; i < steps.size(); i++) {
            KernelException refusal = outcomes.get(i).refusal();
            if (refusal != null) {
                throw diagnosis.of(steps.get(i), refusal);
            }
            tell(steps.get(i));
        }
    }

    private void tell(Step step) {
        observer.stepped(++done, all, step);
    }
}
