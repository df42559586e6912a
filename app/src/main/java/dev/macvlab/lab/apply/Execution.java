package dev.macvlab.lab.apply;

import dev.macvlab.lab.state.OpenNamespaces;
import dev.macvlab.lab.state.ParallelWork;
import dev.macvlab.linux.Errno;
import dev.macvlab.linux.KernelException;
import dev.macvlab.netlink.NetlinkRequest;
import dev.macvlab.netlink.Outcome;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.NamespaceId;
import dev.macvlab.plan.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan: neighbouring steps that go through the same socket in one go, and those of many namespaces side by
 * side.
 */
final class Execution {
    /** Steps that go to the kernel in one go: through one socket, or without any. */
    private record Batch(@Nullable NamespaceId socket, List<Step> steps) {
        boolean takes(Step step, @Nullable NamespaceId through) {
            return through == null
                    ? step instanceof Step.CreateNamespace && steps.getLast() instanceof Step.CreateNamespace
                    : through.equals(socket);
        }
    }

    private final OpenNamespaces openNamespaces;
    private final Requests requests;
    private final Diagnosis diagnosis;
    private final Observer observer;
    private final Checkpoint checkpoint;
    private final Set<NamespaceId> beneath;
    private int all;
    private int done;

    /**
     * @param beneath the places with devices that others elsewhere are on top of
     */
    Execution(
            OpenNamespaces openNamespaces,
            Requests requests,
            Diagnosis diagnosis,
            Observer observer,
            Checkpoint checkpoint,
            Set<NamespaceId> beneath) {
        this.openNamespaces = openNamespaces;
        this.requests = requests;
        this.diagnosis = diagnosis;
        this.observer = observer;
        this.checkpoint = checkpoint;
        this.beneath = Set.copyOf(beneath);
    }

    /**
     * Does every step, in order but for many namespaces that need nothing of one another.
     *
     * @throws LabException when the kernel refuses one, or the observer cancels; steps before it are done
     */
    void run(List<Step> steps) throws LabException, IOException {
        all = steps.size();
        done = 0;
        List<Batch> batches = batches(steps);
        int at = 0;
        while (at < batches.size()) {
            List<Batch> apart = apart(batches.subList(at, batches.size()));
            if (apart.size() < ParallelWork.WORTH_WHILE) {
                carryOut(batches.get(at++));
            } else {
                sideBySide(apart);
                at += apart.size();
            }
        }
    }

    private List<Batch> batches(List<Step> steps) {
        List<Batch> batches = new ArrayList<>();
        Batch last = null;
        for (Step step : steps) {
            NamespaceId through = Requests.socket(step);
            if (last == null || !last.takes(step, through) || last.steps.size() == checkpoint.together()) {
                last = new Batch(through, new ArrayList<>());
                batches.add(last);
            }
            last.steps.add(step);
        }
        return batches;
    }

    /** The first ones as far as each is for another namespace and needs nothing of what happens in the others. */
    private List<Batch> apart(List<Batch> batches) {
        Set<NamespaceId> places = new HashSet<>();
        int end = 0;
        for (Batch batch : batches) {
            NamespaceId place = batch.socket;
            if (place == null
                    || beneath.contains(place)
                    || !batch.steps.stream().allMatch(Execution::addsInside)
                    || !places.add(place)) {
                break;
            }
            end++;
        }
        return batches.subList(0, end);
    }

    /** Whether a step only adds something to its own namespace, to which nothing elsewhere pays regard. */
    private static boolean addsInside(Step step) {
        return switch (step) {
            case Step.StartLoopback _, Step.MarkLink _, Step.AddAddress _, Step.AddRoute _ -> true;
            case Step.SetState state -> state.up();
            default -> false;
        };
    }

    private void sideBySide(List<Batch> batches) throws LabException, IOException {
        AtomicReference<@Nullable LabException> refusal = new AtomicReference<>();
        ParallelWork.run(batches.stream()
                .<ParallelWork.Piece>map(batch -> () -> {
                    try {
                        if (refusal.get() == null) {
                            carryOut(batch);
                        }
                    } catch (LabException e) {
                        refusal.compareAndSet(null, e);
                    }
                })
                .toList());
        LabException first = refusal.get();
        if (first != null) {
            throw first;
        }
    }

    private void carryOut(Batch batch) throws LabException, IOException {
        if (observer.cancelled()) {
            throw LabException.cancelled();
        }
        List<Step> steps = batch.steps;
        if (batch.socket != null) {
            send(batch.socket, steps);
            return;
        }
        try {
            for (Step _ : steps) {
                pass();
            }
            if (steps.getFirst() instanceof Step.CreateNamespace) {
                openNamespaces.create(steps.stream().map(Step::place).toList());
            } else {
                carryOut(steps.getFirst());
            }
        } catch (KernelException e) {
            throw diagnosis.of(steps.getFirst(), e);
        }
        steps.forEach(this::tell);
    }

    private void carryOut(Step step) throws IOException {
        switch (step) {
            case Step.WriteSetting it -> openNamespaces.write(it.place(), it.key(), it.value());
            case Step.RemoveNamespace it -> openNamespaces.remove(it.place());
            default -> throw new IllegalArgumentException("a message does this: " + step);
        }
    }

    private void send(NamespaceId place, List<Step> steps) throws LabException, IOException {
        List<Step> passed = new ArrayList<>(steps.size());
        List<NetlinkRequest> messages = new ArrayList<>(steps.size());
        LabException stopped = null;
        for (Step step : steps) {
            if (step instanceof Step.AddRoute) {
                openNamespaces.routed(place);
            }
            // The kernel goes on after a message that it refuses, so what follows is sent in any case.
            try {
                pass();
                messages.add(requests.of(step));
                passed.add(step);
            } catch (KernelException e) {
                stopped = diagnosis.of(step, e);
            }
        }
        List<Outcome> outcomes = openNamespaces.socket(place).executeAll(messages);
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

    private synchronized void pass() throws KernelException {
        checkpoint.next();
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

    private synchronized void tell(Step step) {
        observer.stepped(++done, all, step);
    }
}
