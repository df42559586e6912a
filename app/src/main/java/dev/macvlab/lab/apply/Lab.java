package dev.macvlab.lab.apply;

import dev.macvlab.lab.state.DriftWatch;
import dev.macvlab.lab.state.NamespaceRemoval;
import dev.macvlab.lab.state.OpenNamespaces;
import dev.macvlab.lab.state.Ownership;
import dev.macvlab.lab.state.Snapshot;
import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.message.Message;
import dev.macvlab.plan.ActualState;
import dev.macvlab.plan.DesiredState;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.plan.IpCommand;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.NamespaceId;
import dev.macvlab.plan.Planner;
import dev.macvlab.plan.Step;
import dev.macvlab.plan.StepDescription;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A lab on this kernel, in the namespace that it was opened in and in namespaces of its own. A change is made as a whole
 * or not at all: when the kernel refuses a step, or somebody cancels, what was there before is there again. To be used
 * by one thread at a time.
 */
public final class Lab implements AutoCloseable {
    private static final int VERIFY_ROUNDS = 3;

    /**
     * What an apply did.
     *
     * @param steps how many changes it took
     * @param verifyNanos how long reading back took, with the waiting for carrier and addresses
     * @param warnings what is real, though not quite as drawn
     */
    public record Applied(int steps, long verifyNanos, List<Message> warnings) {
        public Applied {
            warnings = List.copyOf(warnings);
        }
    }

    private final NamespaceThread namespaces;
    private final String id;
    private final int group;
    private final LabTarget target;
    private final OpenNamespaces openNamespaces;
    private final Checkpoint checkpoint;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private @Nullable DesiredState standing;
    private boolean broken;

    /**
     * @param namespaces whose home is the lab's host
     * @param id what tells this lab from others, up to 30 characters
     */
    public Lab(NamespaceThread namespaces, NamespaceNames names, String id) {
        this(namespaces, names, id, LabTarget.sandbox(id), Checkpoint.OPEN);
    }

    /**
     * As {@link #Lab(NamespaceThread, NamespaceNames, String)}, in a target of any sort.
     *
     * @param checkpoint passed before each change
     */
    public Lab(NamespaceThread namespaces, NamespaceNames names, String id, LabTarget target, Checkpoint checkpoint) {
        this.namespaces = namespaces;
        this.checkpoint = checkpoint;
        this.id = id;
        this.target = target;
        group = Ownership.groupOf(id);
        openNamespaces = new OpenNamespaces(namespaces, names, target::ownership);
    }

    /** The plan of a topology on a host that has nothing of it yet, without asking any kernel. */
    public static List<Step> planFromNothing(Topology topology, String id) throws LabException {
        return Planner.plan(DesiredState.of(topology, id), ActualState.bare(), RandomGenerator.of("L64X128MixRandom"));
    }

    /** Writes the commands for the steps of a lab of that id. */
    public static IpCommand commands(String id) {
        return new IpCommand(Ownership.groupOf(id), Ownership.markOf(id));
    }

    /** The namespaces that it holds. */
    public OpenNamespaces openNamespaces() {
        return openNamespaces;
    }

    /** Takes this for what stands, since another process made it. */
    public void resume(DesiredState made) {
        standing = made;
    }

    /** Whether something of it stands. */
    public boolean stands() {
        return standing != null;
    }

    /**
     * Makes the kernel have exactly this, from nothing or from what stands.
     *
     * @throws LabException when it can't be, and then everything is as it was before
     */
    public Applied apply(Topology topology, Observer observer) throws LabException, IOException {
        openNamespaces.expect((int) topology.namespaces().stream()
                .filter(each ->
                        openNamespaces.find(NamespaceId.namespace(each.name())).isEmpty())
                .count());
        try {
            return make(target.desiredState(topology), observer);
        } finally {
            openNamespaces.expect(0);
        }
    }

    private Applied make(DesiredState wanted, Observer observer) throws LabException, IOException {
        DesiredState before = standing;
        try {
            Snapshot found = openNamespaces.read();
            List<Step> steps = Planner.plan(wanted, found.state(), random);
            carryOut(steps, found, wanted, observer);
            long began = System.nanoTime();
            List<Message> warnings = verify(wanted, observer);
            long verified = System.nanoTime() - began;
            publish();
            target.stands(openNamespaces::read);
            standing = wanted;
            return new Applied(steps.size(), verified, warnings);
        } catch (LabException | IOException | RuntimeException e) {
            giveBack(before, e);
            throw e;
        }
    }

    private void publish() throws IOException {
        target.publishing(openNamespaces.unpublished());
        for (NamespaceId place : openNamespaces.unpublished().keySet()) {
            checkpoint.next();
            openNamespaces.publish(place);
        }
    }

    /** The steps that {@link #apply} would take. */
    public List<Step> plan(Topology topology) throws LabException, IOException {
        return Planner.plan(target.desiredState(topology), openNamespaces.read().state(), random);
    }

    private void carryOut(List<Step> steps, Snapshot found, DesiredState wanted, Observer observer)
            throws LabException, IOException {
        target.intend(steps, found);
        execution(wanted, observer).run(steps);
    }

    private Execution execution(DesiredState wanted, Observer observer) {
        return new Execution(
                openNamespaces,
                new Requests(group, Ownership.markOf(id), openNamespaces::namespace),
                new Diagnosis(wanted),
                observer,
                checkpoint,
                wanted.beneath());
    }

    /** Reads back until nothing differs from what is wanted; what differs is mended, but not for ever. */
    private List<Message> verify(DesiredState wanted, Observer observer) throws LabException, IOException {
        for (int round = 1; ; round++) {
            Snapshot found = openNamespaces.read();
            List<Step> differences = Planner.plan(wanted, found.state(), random);
            if (differences.isEmpty()) {
                return new Convergence(wanted, openNamespaces, observer).wait(found);
            }
            if (round == VERIFY_ROUNDS) {
                Step first = differences.getFirst();
                throw new LabException(
                        ErrorCode.UNKEPT,
                        first.element(),
                        null,
                        Message.of("lab.not-kept", StepDescription.words(first)),
                        Message.of("lab.not-kept.remedy"));
            }
            carryOut(differences, found, wanted, observer);
        }
    }

    /** Brings back what stood before a change that failed, or nothing. */
    private void giveBack(@Nullable DesiredState before, Exception why) {
        openNamespaces.expect(0);
        try {
            if (before == null) {
                remove(Observer.NONE);
            } else {
                Snapshot found = openNamespaces.read();
                carryOut(Planner.plan(before, found.state(), random), found, before, Observer.NONE);
                verify(before, Observer.NONE);
                publish();
                target.stands(openNamespaces::read);
            }
        } catch (LabException | IOException | RuntimeException e) {
            why.addSuppressed(e);
            broken = true;
            try {
                remove(Observer.NONE);
            } catch (LabException | IOException | RuntimeException again) {
                why.addSuppressed(again);
            }
        }
    }

    /** Whether the lab that stood before a failed change could not be brought back, so that it was taken down. */
    public boolean lostItself() {
        return broken && standing == null;
    }

    /** Removes everything, and returns when the kernel has finished. Does nothing where nothing stands. */
    public void takeDown() throws LabException, IOException {
        remove(Observer.NONE);
    }

    /** Removes everything, and tells how far that is. */
    public void takeDown(Observer observer) throws LabException, IOException {
        remove(observer);
    }

    private void remove(Observer observer) throws LabException, IOException {
        standing = null;
        try (var end = NamespaceRemoval.begin(namespaces)) {
            Snapshot found = openNamespaces.read();
            DesiredState nothing = target.nothing(found);
            carryOut(Planner.plan(nothing, found.state(), random), found, nothing, observer);
            end.await();
            target.gone(openNamespaces::read);
        }
    }

    /** Where pings in what stands start; nowhere when nothing does. */
    public PingOrigins origins() {
        DesiredState lab = standing == null ? new DesiredState(List.of(), List.of()) : standing;
        return new PingOrigins(lab, openNamespaces, target.ownership());
    }

    /** What stands; null when nothing does. */
    public @Nullable DesiredState standing() {
        return standing;
    }

    /**
     * Begins to notice what other programs change in the lab that stands.
     *
     * @param changed told, on a thread of its own, that it is worth while to look
     */
    public DriftWatch watchDrift(Runnable changed) throws IOException {
        return DriftWatch.start(Objects.requireNonNull(standing), openNamespaces, namespaces, changed);
    }

    /** Lets go of everything at once; the kernel takes it down in the background. */
    @Override
    public void close() {
        openNamespaces.close();
    }
}
