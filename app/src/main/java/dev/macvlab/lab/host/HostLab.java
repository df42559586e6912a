package dev.macvlab.lab.host;

import dev.macvlab.lab.apply.Checkpoint;
import dev.macvlab.lab.apply.Lab;
import dev.macvlab.lab.apply.Observer;
import dev.macvlab.lab.state.OpenNamespaces;
import dev.macvlab.linux.Errno;
import dev.macvlab.linux.KernelException;
import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.message.Message;
import dev.macvlab.plan.Drift;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.NamespaceId;
import dev.macvlab.plan.Step;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lab on this machine's own network, which stays when the process ends: everything is in its journal before it is
 * made, so that another process can go on with it, or take it down after a crash. To be used by one thread at a time,
 * and by one process at a time.
 */
public final class HostLab implements AutoCloseable {
    /** Where the journal is kept. */
    public interface Store {
        /** Replaces the journal as a whole; when this returns it outlives this process. */
        void write(Journal journal) throws IOException;

        /** Removes the journal. */
        void delete() throws IOException;

        /** The labs that have NICs bound, but for this one, by the NIC's index. */
        Map<Integer, String> boundElsewhere() throws IOException;
    }

    private final NamespaceNames names;
    private final HostTarget target;
    private final Lab lab;
    /** Namespaces of the lab that this account may not go into. */
    private final List<String> closed = new ArrayList<>();

    private HostLab(NamespaceNames names, HostTarget target, Lab lab) {
        this.names = names;
        this.target = target;
        this.lab = lab;
    }

    /**
     * Opens a lab, and changes nothing.
     *
     * @param id see {@link Journal#isId}
     * @param seed what MAC addresses that a topology leaves open are derived from; no other machine may have the same
     * @param journal what is written of it; null for a new one
     */
    public static HostLab open(
            NamespaceThread namespaces,
            NamespaceNames names,
            String id,
            String seed,
            @Nullable Journal journal,
            Store store)
            throws IOException {
        return open(namespaces, names, id, seed, journal, store, Checkpoint.OPEN);
    }

    static HostLab open(
            NamespaceThread namespaces,
            NamespaceNames names,
            String id,
            String seed,
            @Nullable Journal journal,
            Store store,
            Checkpoint checkpoint)
            throws IOException {
        var target =
                new HostTarget(namespaces, names, seed, journal == null ? Journal.of(id) : journal, store, checkpoint);
        var lab = new Lab(namespaces, names, id, target, checkpoint);
        var opened = new HostLab(names, target, lab);
        try {
            opened.adopt();
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    private void adopt() throws IOException {
        OpenNamespaces openNamespaces = lab.openNamespaces();
        openNamespaces.routed(NamespaceId.HOST);
        for (Journal.OwnNamespace own : target.journal().namespaces()) {
            NetworkNamespace found = target.find(own).orElse(null);
            if (found != null) {
                adopt(own.name(), found);
            }
        }
        for (Journal.OwnSetting each : target.journal().settings()) {
            if (openNamespaces.find(each.place()).isPresent()) {
                openNamespaces.remember(each.place(), each.key(), each.original());
            }
        }
    }

    private void adopt(String name, NetworkNamespace found) throws IOException {
        NamespaceId place = NamespaceId.namespace(name);
        lab.openNamespaces().adopt(place, found);
        try {
            lab.openNamespaces().socket(place);
        } catch (KernelException e) {
            if (e.errno() != Errno.EPERM) {
                throw e;
            }
            lab.openNamespaces().leave(place);
            closed.add(name);
        }
    }

    /** Whether everything that is the lab's can be read, and changed. */
    public boolean isOpen() {
        return closed.isEmpty();
    }

    /** The lab itself, for pings from its namespaces. */
    public Lab lab() {
        return lab;
    }

    public Journal journal() {
        return target.journal();
    }

    /**
     * Takes a lab that stands for what it was when it was made.
     *
     * @param topology that of the journal
     */
    public void resume(Topology topology) throws LabException, IOException {
        lab.resume(target.desiredState(topology));
    }

    /**
     * The steps that {@link #apply} would take.
     *
     * @param nics names of the machine's NICs by those in the topology
     */
    public List<Step> plan(Topology topology, Map<String, String> nics) throws LabException, IOException {
        Journal before = target.journal();
        target.bind(nics);
        try {
            return lab.plan(topology);
        } finally {
            target.restore(before);
        }
    }

    /**
     * Makes the kernel have exactly this, from nothing or from what stands.
     *
     * @param text of the topology's file, for the journal
     * @param nics names of the machine's NICs by those in the topology
     * @param unconfirmed whether it is to be taken back unless {@link #confirm} is called
     * @throws LabException when it can't be, and then everything is as it was before
     */
    public Lab.Applied apply(
            Topology topology, String text, Map<String, String> nics, boolean unconfirmed, Observer observer)
            throws LabException, IOException {
        Journal before = target.journal();
        target.bind(nics);
        try {
            // What can be refused is, before anything is written.
            target.desiredState(topology);
        } catch (LabException | IOException e) {
            target.restore(before);
            throw e;
        }
        boolean stood = lab.stands();
        sweep();
        target.begin(text, unconfirmed);
        try {
            return lab.apply(topology, observer);
        } catch (LabException | IOException | RuntimeException e) {
            if (stood && lab.stands()) {
                target.write(target.journal()
                        .to(before.topology(), before.before(), before.nics())
                        .in(before.phase()));
            }
            throw e;
        }
    }

    /** Keeps what an unconfirmed apply made. */
    public void confirm() throws IOException {
        Journal journal = target.journal();
        if (journal.phase() == Journal.Phase.UNCONFIRMED) {
            target.write(journal.to(journal.topology(), null, journal.nics()).in(Journal.Phase.STANDING));
        }
    }

    /**
     * Takes back an unconfirmed apply.
     *
     * @param before the topology of the journal's {@link Journal#before}; null when there was none
     */
    public void takeBack(@Nullable Topology before) throws LabException, IOException {
        if (before == null) {
            takeDown(Observer.NONE);
        } else {
            Journal journal = target.journal();
            String text = journal.before() == null ? "" : journal.before();
            apply(before, text, journal.nics(), false, Observer.NONE);
        }
    }

    /**
     * Removes all that is the lab's, gives NICs back as they were, and returns when the kernel has finished.
     *
     * @return what had to stay since it is not the lab's, one sentence each
     */
    public List<Message> takeDown(Observer observer) throws LabException, IOException {
        target.write(target.journal().in(Journal.Phase.REMOVING));
        sweep();
        lab.takeDown(observer);
        return target.left();
    }

    /**
     * What of an apply may cut something off, in its order.
     *
     * @param connection the user's; null when the user sits at this machine
     */
    public List<ConnectivityRisk> risks(
            Topology topology, Map<String, String> nics, ConnectivityRisk.@Nullable Connection connection)
            throws LabException, IOException {
        return ConnectivityRisk.of(plan(topology, nics), lab.openNamespaces().read(NamespaceId.HOST), connection);
    }

    /**
     * What other programs have changed of a lab that stands.
     *
     * @param topology that of the journal
     */
    public List<Drift> drift(Topology topology) throws LabException, IOException {
        return Drift.between(
                target.desiredState(topology), lab.openNamespaces().read().state());
    }

    /** What is there of the lab now. */
    public List<Leftover> leftovers() throws IOException {
        List<Leftover> leftovers = new ArrayList<>();
        closed.forEach(name ->
                leftovers.add(new Leftover(Leftover.Kind.NAMESPACE, Message.of("lab.remnant.namespace", name))));
        leftovers.addAll(Leftover.of(target.journal(), lab.openNamespaces().read(), names()));
        return List.copyOf(leftovers);
    }

    /** Names of the journal that have no namespace behind them, because somebody was stopped between two calls. */
    private List<String> names() throws IOException {
        List<String> stale = new ArrayList<>();
        List<String> there = names.list();
        for (Journal.OwnNamespace own : target.journal().namespaces()) {
            if (there.contains(own.name())) {
                try (NetworkNamespace found = names.find(own.name()).orElse(null)) {
                    if (found == null) {
                        stale.add(own.name());
                    }
                }
            }
        }
        return stale;
    }

    private void sweep() throws IOException {
        for (String name : names()) {
            names.unpublish(name);
        }
    }

    /** Lets go of the lab, which stays. */
    @Override
    public void close() {
        lab.openNamespaces().leave();
    }
}
