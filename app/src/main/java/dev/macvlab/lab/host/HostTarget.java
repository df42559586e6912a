package dev.macvlab.lab.host;

import dev.macvlab.lab.apply.Checkpoint;
import dev.macvlab.lab.apply.LabTarget;
import dev.macvlab.lab.state.Ownership;
import dev.macvlab.lab.state.Snapshot;
import dev.macvlab.linux.Errno;
import dev.macvlab.linux.KernelException;
import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.message.Message;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.netlink.SetLink;
import dev.macvlab.plan.DesiredState;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.NamespaceId;
import dev.macvlab.plan.Step;
import dev.macvlab.plan.ValueParser;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A machine with a network of its own, on which a lab touches only what it made and the NICs that were bound to it. */
final class HostTarget implements LabTarget {
    private final NamespaceThread namespaces;
    private final NamespaceNames names;
    private final String seed;
    private final HostLab.Store store;
    private final Checkpoint checkpoint;
    private final boolean marked;
    private final List<Message> left = new ArrayList<>();
    private Journal journal;

    HostTarget(
            NamespaceThread namespaces,
            NamespaceNames names,
            String seed,
            Journal journal,
            HostLab.Store store,
            Checkpoint checkpoint)
            throws IOException {
        this.namespaces = namespaces;
        this.names = names;
        this.seed = seed;
        this.journal = journal;
        this.store = store;
        this.checkpoint = checkpoint;
        marked = remembersWhoSetAddresses();
    }

    private boolean remembersWhoSetAddresses() throws IOException {
        try (NetworkNamespace fresh = namespaces.create();
                RouteSocket socket = RouteSocket.open(namespaces, fresh)) {
            socket.execute(SetLink.up(1));
            return socket.addresses().entries().stream().anyMatch(each -> each.protocol() != 0);
        } catch (KernelException e) {
            if (e.errno() == Errno.EPERM) {
                return true;
            }
            throw e;
        }
    }

    Journal journal() {
        return journal;
    }

    void write(Journal next) throws IOException {
        store.write(next);
        journal = next;
    }

    /** Says which NICs are meant; those that are bound already stay what they are. */
    void bind(Map<String, String> nics) throws LabException {
        for (Journal.BoundNic nic : journal.bound()) {
            String other = nics.get(nic.element());
            if (other != null && !other.equals(nic.name())) {
                throw ValueParser.refused(
                        Ref.top(nic.element()),
                        null,
                        Message.of("lab.nic-standing", nic.name()),
                        Message.of("lab.nic-standing.remedy", other));
            }
        }
        journal = journal.to(journal.topology(), journal.before(), nics);
    }

    /** Forgets what was not written. */
    void restore(Journal written) {
        journal = written;
    }

    /** Writes down that an apply begins. */
    void begin(String topology, boolean unconfirmed) throws IOException {
        String before = unconfirmed && !journal.topology().isEmpty() ? journal.topology() : null;
        write(journal.to(topology, before, journal.nics())
                .in(unconfirmed ? Journal.Phase.UNCONFIRMED : Journal.Phase.BUILDING));
    }

    /** What was not removed since it is not the lab's, one sentence each. */
    List<Message> left() {
        return List.copyOf(left);
    }

    @Override
    public Ownership ownership() {
        return new JournalOwnership(journal, marked);
    }

    // ---- what is wanted

    @Override
    public DesiredState desiredState(Topology topology) throws LabException, IOException {
        try (RouteSocket socket = RouteSocket.open(namespaces, namespaces.home())) {
            new BindingCheck(topology, journal, ownership(), socket.links().entries(), store.boundElsewhere()).check();
        }
        List<String> taken = names.list();
        for (var each : topology.namespaces()) {
            if (taken.contains(each.name())
                    && journal.namespaces().stream().noneMatch(own -> own.name().equals(each.name()))) {
                throw ValueParser.refused(
                        Ref.top(each.name()),
                        "name",
                        Message.of("lab.namespace-taken"),
                        Message.of("lab.name-taken.remedy"));
            }
        }
        DesiredState drawn = DesiredState.onHost(topology, seed, journal.nics());
        return new DesiredState(
                drawn.namespaces(),
                drawn.devices().stream().map(new Restoration(journal)::settled).toList());
    }

    @Override
    public DesiredState nothing(Snapshot found) {
        left.clear();
        Restoration.foreignLinks(found).forEach((place, links) -> left.add(Message.of("lab.stays", place, links)));
        return new Restoration(journal).without(found);
    }

    // ---- what is written down before it is done

    @Override
    public void intend(List<Step> steps, Snapshot found) throws IOException {
        write(WriteAhead.of(steps, found, journal, key -> namespaces.readSysctl(namespaces.home(), key)));
    }

    @Override
    public void publishing(Map<NamespaceId, NetworkNamespace> unnamed) throws IOException {
        List<Journal.OwnNamespace> own = new ArrayList<>(journal.namespaces());
        for (Map.Entry<NamespaceId, NetworkNamespace> each : unnamed.entrySet()) {
            NetworkNamespace namespace = each.getValue();
            own.removeIf(old -> old.name().equals(each.getKey().name()));
            own.add(identity(each.getKey().name(), namespace));
        }
        write(journal.withNamespaces(own));
    }

    private Journal.OwnNamespace identity(String name, NetworkNamespace namespace) throws IOException {
        try (RouteSocket socket = RouteSocket.open(namespaces, namespace)) {
            NetworkNamespace.Identity identity = namespace.identity();
            return new Journal.OwnNamespace(name, identity.device(), identity.inode(), socket.namespaceCookie());
        }
    }

    /** The namespace behind a name of the journal, when it is still the one that the lab made. */
    Optional<NetworkNamespace> find(Journal.OwnNamespace own) throws IOException {
        NetworkNamespace found = names.find(own.name()).orElse(null);
        if (found == null || isStill(own, found)) {
            return Optional.ofNullable(found);
        }
        found.close();
        return Optional.empty();
    }

    private boolean isStill(Journal.OwnNamespace own, NetworkNamespace found) throws IOException {
        try {
            return own.equals(identity(own.name(), found));
        } catch (KernelException e) {
            if (e.errno() != Errno.EPERM) {
                throw e;
            }
            // Who may not go in sees the file alone.
            return found.identity().equals(new NetworkNamespace.Identity(own.device(), own.inode()));
        }
    }

    // ---- afterwards

    @Override
    public void stands(Reading reading) throws IOException {
        write(new JournalOwnership(journal, marked)
                .still(reading.read())
                .in(journal.phase() == Journal.Phase.UNCONFIRMED ? Journal.Phase.UNCONFIRMED : Journal.Phase.STANDING));
    }

    @Override
    public void gone(Reading reading) throws IOException {
        try (RouteSocket socket = RouteSocket.open(namespaces, namespaces.home())) {
            for (Restoration.Loss loss :
                    new Restoration(journal).losses(reading.read().host())) {
                checkpoint.next();
                // What another program has put back meanwhile is refused, and that is as good.
                socket.executeAll(List.of(loss.mend()));
            }
        }
        store.delete();
        journal = Journal.of(journal.lab());
    }
}
