package dev.macvlab.lab;

import dev.macvlab.netlink.AddressRequest;
import dev.macvlab.netlink.Errno;
import dev.macvlab.netlink.KernelException;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.NamespaceNames;
import dev.macvlab.netlink.NamespaceThread;
import dev.macvlab.netlink.NetworkNamespace;
import dev.macvlab.netlink.Request;
import dev.macvlab.netlink.Route;
import dev.macvlab.netlink.RouteRequest;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.netlink.SetLink;
import dev.macvlab.topology.Cidr;
import dev.macvlab.topology.IpAddress;
import dev.macvlab.topology.MacAddress;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A machine with a network of its own, on which a lab touches only what it made and the NICs that were bound to it. */
final class HostGround implements Ground {
    /** What the kernel puts into every namespace by itself when modules for tunnels are loaded. */
    private static final Set<String> UNASKED =
            Set.of("lo", "tunl0", "gre0", "gretap0", "erspan0", "ip_vti0", "ip6_vti0", "sit0", "ip6tnl0", "ip6gre0");

    private static final int BY_KERNEL = 2;

    private final NamespaceThread namespaces;
    private final NamespaceNames names;
    private final String seed;
    private final HostLab.Store store;
    private final boolean marked;
    private final List<String> left = new ArrayList<>();
    private Journal journal;

    HostGround(NamespaceThread namespaces, NamespaceNames names, String seed, Journal journal, HostLab.Store store)
            throws IOException {
        this.namespaces = namespaces;
        this.names = names;
        this.seed = seed;
        this.journal = journal;
        this.store = store;
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
                throw Legal.refused(
                        Ref.top(nic.element()),
                        null,
                        "It is bound to " + nic.name() + " while the lab stands.",
                        "Take the lab down before it goes to " + other + ".");
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
    List<String> left() {
        return List.copyOf(left);
    }

    @Override
    public Ownership ownership() {
        return new Claims(journal, marked);
    }

    // ---- what is wanted

    @Override
    public Blueprint blueprint(Topology topology) throws LabException, IOException {
        try (RouteSocket socket = RouteSocket.open(namespaces, namespaces.home())) {
            new Binding(topology, journal, ownership(), socket.links().entries(), store.boundElsewhere()).check();
        }
        List<String> taken = names.list();
        for (var each : topology.namespaces()) {
            if (taken.contains(each.name())
                    && journal.namespaces().stream().noneMatch(own -> own.name().equals(each.name()))) {
                throw Legal.refused(
                        Ref.top(each.name()),
                        "name",
                        "This machine has a namespace of this name already, and this lab did not make it.",
                        "Give it another name.");
            }
        }
        Blueprint drawn = Blueprint.onHost(topology, seed, journal.nics());
        return new Blueprint(
                drawn.rooms(), drawn.devices().stream().map(this::settled).toList());
    }

    /** What a NIC was before is wanted again when it is no longer drawn otherwise. */
    private Device settled(Device device) {
        Journal.BoundNic nic =
                device.form() instanceof Form.Nic ? bound(device.name()).orElse(null) : null;
        if (nic == null) {
            return device;
        }
        MacAddress mac = device.mac() == null && !nic.newMacs().isEmpty() && nic.mac() != null
                ? MacAddress.parse(nic.mac())
                : device.mac();
        Integer mtu = device.mtu() == null && !nic.newMtus().isEmpty() ? Integer.valueOf(nic.mtu()) : device.mtu();
        return new Device(
                device.id(),
                device.element(),
                device.form(),
                mac,
                mtu,
                device.up(),
                device.dad(),
                device.addresses(),
                device.bridge(),
                device.hairpin());
    }

    private Optional<Journal.BoundNic> bound(String name) {
        return journal.bound().stream().filter(nic -> nic.name().equals(name)).findFirst();
    }

    @Override
    public Blueprint nothing(Snapshot found) {
        left.clear();
        List<Blueprint.Room> rooms = new ArrayList<>(List.of(Blueprint.Room.of(Place.HOST)));
        found.places().forEach((place, contents) -> {
            List<String> foreign = contents.links().stream()
                    .filter(link ->
                            !UNASKED.contains(link.name()) && !found.ownership().owns(place, link))
                    .map(Link::name)
                    .sorted()
                    .toList();
            if (!place.equals(Place.HOST) && !foreign.isEmpty()) {
                rooms.add(Blueprint.Room.of(place));
                left.add("The namespace " + place + " stays, since this lab did not make " + String.join(", ", foreign)
                        + " in it.");
            }
        });
        List<Device> devices = new ArrayList<>();
        Snapshot.Contents host = Objects.requireNonNull(found.places().get(Place.HOST));
        for (Journal.BoundNic nic : journal.bound()) {
            host.links().stream()
                    .filter(link -> Claims.is(nic, link))
                    .findFirst()
                    .ifPresent(link -> devices.add(asItWas(nic, link)));
        }
        return new Blueprint(rooms, devices);
    }

    /** A NIC with what the lab changed of it as it was before, unless somebody changed that meanwhile. */
    private static Device asItWas(Journal.BoundNic nic, Link now) {
        boolean mac = nic.newMacs().contains(String.valueOf(now.mac()));
        boolean mtu = nic.newMtus().contains(now.mtu());
        boolean up = nic.newStates().contains(now.up()) ? nic.up() : now.up();
        return new Device(
                new DeviceId(Place.HOST, now.name()),
                Ref.top(nic.element()),
                new Form.Nic(),
                mac && nic.mac() != null ? MacAddress.parse(nic.mac()) : null,
                mtu ? Integer.valueOf(nic.mtu()) : null,
                up,
                true,
                List.of(),
                null,
                false);
    }

    // ---- what is written down before it is done

    @Override
    public void intend(List<Step> steps, Snapshot found) throws IOException {
        Map<String, Journal.BoundNic> bound = new LinkedHashMap<>();
        journal.bound().forEach(nic -> bound.put(nic.name(), nic));
        Snapshot.Contents host = Objects.requireNonNull(found.places().get(Place.HOST));
        journal.nics()
                .forEach((element, name) -> host.links().stream()
                        .filter(link -> link.name().equals(name) && !bound.containsKey(name))
                        .findFirst()
                        .ifPresent(link -> bound.put(name, asItIs(element, link, host))));
        List<Journal.OwnLink> links = new ArrayList<>(journal.links());
        List<Journal.OwnAddress> addresses = new ArrayList<>(journal.addresses());
        List<Journal.OwnRoute> routes = new ArrayList<>(journal.routes());
        List<Journal.OwnSetting> settings = new ArrayList<>(journal.settings());
        for (Step step : steps) {
            switch (step) {
                case Step.CreateLink it -> {
                    links.add(own(it.device(), it.index()));
                    if (it.peer() != null) {
                        links.add(own(it.peer(), it.peerIndex()));
                    }
                }
                case Step.AddRoute it when it.place().equals(Place.HOST) -> routes.add(own(it.route()));
                case Step.WriteSetting it
                when it.place().equals(Place.HOST) -> {
                    if (settings.stream()
                            .noneMatch(each -> each.place().equals(it.place())
                                    && each.key().equals(it.key()))) {
                        settings.add(new Journal.OwnSetting(
                                it.place(), it.key(), namespaces.readSysctl(namespaces.home(), it.key())));
                    }
                }
                case Step.OfDevice it
                when it.place().equals(Place.HOST) && bound.containsKey(it.id().name()) -> {
                    if (it instanceof Step.AddAddress add) {
                        addresses.add(new Journal.OwnAddress(
                                add.id().name(), add.index(), add.address().toString()));
                    }
                    bound.computeIfPresent(it.id().name(), (_, nic) -> changed(nic, it));
                }
                default -> {}
            }
        }
        write(journal.with(List.copyOf(bound.values()), links, addresses, routes, settings));
    }

    private Journal.OwnLink own(Device device, int index) {
        MacAddress mac = device.mac();
        return new Journal.OwnLink(
                device.place(),
                device.name(),
                index,
                mac == null ? null : mac.toString(),
                Lab.groupOf(journal.lab()),
                device.form().word());
    }

    private static Journal.OwnRoute own(WantedRoute route) {
        return new Journal.OwnRoute(
                route.to().toString(),
                route.via() == null ? null : route.via().toString(),
                route.dev(),
                route.effectiveMetric());
    }

    private static Journal.BoundNic asItIs(String element, Link link, Snapshot.Contents host) {
        return new Journal.BoundNic(
                element,
                link.name(),
                link.index(),
                link.mac() == null ? null : link.mac().toString(),
                link.mtu(),
                link.up(),
                host.addresses().stream()
                        .filter(each -> each.linkIndex() == link.index() && each.permanent())
                        .map(Claims::text)
                        .filter(each -> !Standing.isAutomatic(Cidr.parse(each)))
                        .toList(),
                host.routes().stream()
                        .filter(route -> route.isMain()
                                && route.protocol() != BY_KERNEL
                                && route.hops().size() == 1
                                && route.hops().getFirst().linkIndex() == link.index())
                        .map(HostGround::kept)
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    private static Journal.KeptRoute kept(Route route) {
        Route.Hop hop = route.hops().getFirst();
        IpAddress via = Claims.ip(hop.via());
        IpAddress source = Claims.ip(route.source());
        return new Journal.KeptRoute(
                Claims.to(route),
                via == null ? null : via.toString(),
                source == null ? null : source.toString(),
                route.metric(),
                route.protocol(),
                hop.onLink());
    }

    private static Journal.BoundNic changed(Journal.BoundNic nic, Step.OfDevice step) {
        return new Journal.BoundNic(
                nic.element(),
                nic.name(),
                nic.index(),
                nic.mac(),
                nic.mtu(),
                nic.up(),
                nic.addresses(),
                nic.routes(),
                step instanceof Step.SetMac it && !it.mac().toString().equals(nic.mac())
                        ? with(nic.newMacs(), it.mac().toString())
                        : nic.newMacs(),
                step instanceof Step.SetMtu it && it.mtu() != nic.mtu() ? with(nic.newMtus(), it.mtu()) : nic.newMtus(),
                step instanceof Step.SetState it && it.up() != nic.up()
                        ? with(nic.newStates(), it.up())
                        : nic.newStates(),
                nic.disturbed() || !(step instanceof Step.AddAddress));
    }

    private static <T> List<T> with(List<T> values, T another) {
        List<T> all = new ArrayList<>(values);
        if (!all.contains(another)) {
            all.add(another);
        }
        return all;
    }

    @Override
    public void publishing(Map<Place, NetworkNamespace> unnamed) throws IOException {
        List<Journal.OwnNamespace> own = new ArrayList<>(journal.namespaces());
        for (Map.Entry<Place, NetworkNamespace> each : unnamed.entrySet()) {
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
        Snapshot found = reading.read();
        Claims claims = new Claims(journal, marked);
        List<Journal.OwnSetting> settings = new ArrayList<>();
        found.places()
                .forEach((place, contents) -> contents.originals()
                        .forEach((key, value) -> settings.add(new Journal.OwnSetting(place, key, value))));
        Snapshot.Contents host = Objects.requireNonNull(found.places().get(Place.HOST));
        Journal pruned = journal.with(
                journal.bound(),
                journal.links().stream()
                        .filter(own -> contents(found, own.place()).links().stream()
                                .anyMatch(link -> own.index() == link.index() && claims.owns(own.place(), link)))
                        .distinct()
                        .toList(),
                journal.addresses().stream()
                        .filter(own -> host.addresses().stream()
                                .anyMatch(each -> claims.owns(Place.HOST, each)
                                        && own.index() == each.linkIndex()
                                        && own.address().equals(Claims.text(each))))
                        .distinct()
                        .toList(),
                journal.routes().stream()
                        .filter(own -> host.routes().stream()
                                .anyMatch(each -> claims.owns(Place.HOST, each)
                                        && own.to().equals(Claims.to(each))))
                        .distinct()
                        .toList(),
                settings);
        write(pruned.withNamespaces(journal.namespaces().stream()
                        .filter(own -> found.places().containsKey(Place.namespace(own.name())))
                        .toList())
                .in(journal.phase() == Journal.Phase.UNCONFIRMED ? Journal.Phase.UNCONFIRMED : Journal.Phase.STANDING));
    }

    private static Snapshot.Contents contents(Snapshot found, Place place) {
        return found.places().getOrDefault(place, Snapshot.Contents.FRESH);
    }

    /** Gives NICs the addresses and routes again that the kernel dropped because of the lab. */
    @Override
    public void gone(Reading reading) throws IOException {
        Snapshot.Contents host = Objects.requireNonNull(reading.read().places().get(Place.HOST));
        List<Request> requests = new ArrayList<>();
        for (Journal.BoundNic nic : journal.bound()) {
            boolean there = host.links().stream().anyMatch(link -> Claims.is(nic, link));
            if (!there || !nic.disturbed()) {
                continue;
            }
            List<String> addresses = host.addresses().stream()
                    .filter(each -> each.linkIndex() == nic.index())
                    .map(Claims::text)
                    .toList();
            for (String each : nic.addresses()) {
                if (!addresses.contains(each)) {
                    Cidr cidr = Cidr.parse(each);
                    requests.add(AddressRequest.add(nic.index(), cidr.address().toInetAddress(), cidr.prefixLength()));
                }
            }
            for (Journal.KeptRoute each : nic.routes()) {
                if (host.routes().stream()
                        .noneMatch(route -> route.isMain() && kept(route).equals(each))) {
                    requests.add(request(nic.index(), each));
                }
            }
        }
        try (RouteSocket socket = RouteSocket.open(namespaces, namespaces.home())) {
            // What another program has put back meanwhile is refused, and that is as good.
            socket.executeAll(requests);
        }
        store.delete();
        journal = Journal.of(journal.lab());
    }

    private static RouteRequest request(int index, Journal.KeptRoute kept) {
        Cidr to = Cidr.parse(kept.to());
        RouteRequest request = RouteRequest.add(to.address().toInetAddress(), to.prefixLength())
                .dev(index)
                .withProtocol(kept.protocol())
                .withMetric(kept.metric());
        if (kept.via() != null) {
            request = request.via(IpAddress.parse(kept.via()).toInetAddress());
        }
        if (kept.source() != null) {
            request = request.withSource(IpAddress.parse(kept.source()).toInetAddress());
        }
        return kept.onlink() ? request.asOnLink() : request;
    }
}
