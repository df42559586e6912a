package dev.macvlab.bench;

import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import dev.macvlab.netlink.AddressRequest;
import dev.macvlab.netlink.IpvlanFlag;
import dev.macvlab.netlink.IpvlanMode;
import dev.macvlab.netlink.LinkKind;
import dev.macvlab.netlink.MacvlanMode;
import dev.macvlab.netlink.NetlinkException;
import dev.macvlab.netlink.NetlinkRequest;
import dev.macvlab.netlink.NewLink;
import dev.macvlab.netlink.RouteRequest;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.netlink.SetArp;
import dev.macvlab.netlink.SetLink;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Standalone;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks the kernel for a drawing just as it is drawn, one message for each thing and with none of the engine's own
 * refusals, so that the kernel alone says what it refuses. Every interface gets an index of its own choice, so that a
 * message can name a parent that is not there yet, or never will be.
 */
final class PlainRequests implements KernelView, AutoCloseable {
    private static final int LOOPBACK = 1;
    /** The index of what is not there. */
    private static final int NOTHING = 999_999;

    /** Where cables lead whose other end is not drawn; no namespace can be called so. */
    private static final String NOWHERE = "";

    private static final String IPV6_OFF = "ipv6/conf/all/disable_ipv6";

    /**
     * A message that the kernel refused.
     *
     * @param element whose message it was
     */
    record Refusal(Ref element, NetlinkRequest message, NetlinkException why) {
        @Override
        public String toString() {
            return element + ": " + message.describe() + ": " + why.errno();
        }
    }

    private final NamespaceThread namespaces;
    private final Topology lab;
    private final Index index;
    private final Map<String, NetworkNamespace> byName = new HashMap<>();
    private final Map<String, RouteSocket> sockets = new HashMap<>();
    /** The first interface of each name, since that is whom a name means. */
    private final Map<Ref, Integer> indices = new HashMap<>();

    private final Set<Ref> named = new HashSet<>();
    private final Set<Interface> made = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Ref, Ref> hosts = new LinkedHashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private int lastIndex = 100;

    private PlainRequests(NamespaceThread namespaces, Topology lab) {
        this.namespaces = namespaces;
        this.lab = lab;
        index = Index.of(lab);
    }

    /** Asks for all of a drawing, in namespaces that nobody else uses. */
    static PlainRequests ask(NamespaceThread namespaces, Topology lab) throws IOException {
        var bare = new PlainRequests(namespaces, lab);
        try {
            bare.makeRooms();
            bare.makeHosts();
            bare.makeInterfaces();
            bare.plugIn();
            bare.enslave();
            bare.configure();
        } catch (IOException | RuntimeException e) {
            bare.close();
            throw e;
        }
        return bare;
    }

    /** What the kernel refused, in the order in which it was asked. */
    List<Refusal> refusals() {
        return refusals;
    }

    @Override
    public @Nullable Spot spotOf(Ref element) {
        Ref device = hosts.getOrDefault(element, element);
        RouteSocket socket = sockets.get(device.place());
        return socket == null ? null : new Spot(socket, device.name());
    }

    // ---- what there is

    private void makeRooms() throws IOException {
        Set<String> names = new LinkedHashSet<>(List.of(Ref.HOST, NOWHERE));
        lab.namespaces().forEach(each -> names.add(each.name()));
        for (String name : names) {
            addRoom(name);
        }
        for (Namespace each : lab.namespaces()) {
            if (Boolean.FALSE.equals(each.settings().ipv6())) {
                namespaces.writeSysctl(namespaceOf(each.name()), IPV6_OFF, "1");
            }
        }
    }

    private void addRoom(String name) throws IOException {
        NetworkNamespace created = namespaces.create();
        byName.put(name, created);
        RouteSocket socket = RouteSocket.open(namespaces, created);
        sockets.put(name, socket);
        socket.execute(SetLink.up(LOOPBACK));
    }

    private NetworkNamespace namespaceOf(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    private void makeHosts() throws IOException {
        for (Switch each : lab.switches()) {
            for (Switch.Host host : each.hosts()) {
                Ref ref = each.ref(host);
                Ref device = new Ref("host " + ref, "eth0");
                hosts.put(ref, device);
                addRoom(device.place());
                int number = ++lastIndex;
                send(ref, device.place(), cable(NewLink.of(device.name(), new LinkKind.Veth(null)), number));
                for (Cidr address : host.cidrs()) {
                    send(ref, device.place(), address(number, address.toString()));
                }
                send(ref, device.place(), SetLink.up(number));
            }
        }
    }

    /** Parents before their children; of what stands on itself, one has to be first. */
    private void makeInterfaces() throws IOException {
        lab.interfaces().forEach(each -> indices.putIfAbsent(each.ref(), ++lastIndex));
        List<Interface> left = new ArrayList<>(lab.interfaces());
        while (!left.isEmpty()) {
            Interface next = left.stream().filter(this::isReady).findFirst().orElse(left.getFirst());
            left.remove(next);
            if (!made.contains(next)) {
                make(next);
            }
        }
    }

    private boolean isReady(Interface each) {
        return !(each instanceof Child child)
                || index.find(child.parent()).map(made::contains).orElse(true);
    }

    private void make(Interface each) throws IOException {
        int number = named.add(each.ref()) ? indexOf(each.ref()) : ++lastIndex;
        NetlinkRequest message;
        String through = each.namespace();
        switch (each) {
            case Nic _ -> message = cable(link(each, new LinkKind.Veth(null)), number);
            case Bridge _ -> message = link(each, new LinkKind.Bridge(true)).withIndex(number);
            case Veth veth -> message = cable(veth, number);
            case Standalone _ ->
                message = link(each, new LinkKind.Other(each.kind().driver().link()))
                        .withIndex(number);
            case Child child -> {
                NewLink link = link(each, kind(child)).withIndex(number);
                Ref parent = child.parent();
                if (parent != null) {
                    through = parent.place();
                    link = link.on(parent.name().equals("lo") ? LOOPBACK : indexOf(parent));
                    link = through.equals(each.namespace()) ? link : link.in(namespaceOf(each.namespace()));
                }
                message = link;
            }
        }
        if (send(each.ref(), through, message)) {
            made.add(each);
        }
    }

    /** Gives everything with a cable to nowhere its carrier. */
    private void plugIn() throws IOException {
        RouteSocket nowhere = Objects.requireNonNull(sockets.get(NOWHERE));
        nowhere.executeAll(nowhere.links().entries().stream()
                .map(link -> SetLink.up(link.index()))
                .toList());
    }

    private int indexOf(Ref ref) {
        return indices.getOrDefault(ref, NOTHING);
    }

    private static NewLink link(Interface each, LinkKind kind) {
        NewLink link = NewLink.of(each.name(), kind);
        MacAddress mac = each.common().mac() == null
                ? null
                : MacAddress.parse(each.common().mac());
        return link.withMac(mac).withMtu(Objects.requireNonNullElse(each.mtu(), 0));
    }

    /** A cable whose other end nobody has drawn. */
    private NewLink cable(NewLink near, int number) {
        int far = ++lastIndex;
        return end(
                near,
                number,
                NewLink.vethPeer("far" + far).withIndex(far).withMtu(near.mtu()).in(namespaceOf(NOWHERE)));
    }

    private static NewLink end(NewLink near, int number, NewLink far) {
        return new NewLink(
                near.name(), new LinkKind.Veth(far), 0, -1, number, near.mac(), near.mtu(), 0, 0, false, null);
    }

    /** Both ends where they name each other, else one that leads to a new end of the name that is drawn. */
    private NewLink cable(Veth veth, int number) {
        Veth other = index.find(veth.peer())
                .filter(Veth.class::isInstance)
                .map(Veth.class::cast)
                .filter(end -> veth.ref().equals(end.peer()) && !end.equals(veth))
                .orElse(null);
        Ref peer = veth.peer();
        NewLink far;
        if (other != null) {
            far = link(other, new LinkKind.Veth(null)).withIndex(indexOf(other.ref()));
            made.add(other);
        } else {
            far = NewLink.vethPeer(peer == null ? "far" : peer.name()).withIndex(++lastIndex);
        }
        if (peer != null && !peer.place().equals(veth.namespace()) && byName.containsKey(peer.place())) {
            far = far.in(namespaceOf(peer.place()));
        }
        return end(link(veth, new LinkKind.Veth(null)), number, far);
    }

    /** A child as the kernel calls it. */
    static LinkKind kind(Child child) {
        return switch (child) {
            case Macvlan macvlan ->
                new LinkKind.Macvlan(
                        macvlan.tap(),
                        MacvlanMode.valueOf(macvlan.effectiveMode().name()),
                        Boolean.FALSE.equals(macvlan.promiscuous()),
                        Boolean.TRUE.equals(macvlan.nodst()),
                        macvlan.sources().stream().map(MacAddress::parse).collect(Collectors.toSet()),
                        Objects.requireNonNullElse(macvlan.broadcastQueueLength(), -1));
            case Ipvlan ipvlan ->
                new LinkKind.Ipvlan(
                        IpvlanMode.valueOf(ipvlan.effectiveMode().name()),
                        IpvlanFlag.valueOf(ipvlan.effectiveFlag().name()));
            case Vlan vlan -> new LinkKind.Vlan(Objects.requireNonNull(vlan.id()));
        };
    }

    // ---- what it is told

    private void enslave() throws IOException {
        for (Interface each : lab.interfaces()) {
            if (each instanceof Bridge bridge) {
                for (Ref member : bridge.members()) {
                    send(
                            bridge.ref(),
                            bridge.namespace(),
                            SetLink.of(member.place().equals(bridge.namespace()) ? indexOf(member) : NOTHING)
                                    .withMaster(indexOf(bridge.ref())));
                }
            }
        }
    }

    private void configure() throws IOException {
        for (Interface each : lab.interfaces()) {
            if (made.contains(each)) {
                for (String text : each.common().addresses()) {
                    send(each.ref(), each.namespace(), address(indexOf(each.ref()), text));
                }
                if (each instanceof Dummy dummy && dummy.arp() != null) {
                    send(each.ref(), each.namespace(), new SetArp(indexOf(each.ref()), dummy.arp()));
                }
                if (each.up()) {
                    send(each.ref(), each.namespace(), SetLink.up(indexOf(each.ref())));
                }
            }
        }
        for (Namespace each : lab.namespaces()) {
            // A gateway is found where another route leads to it.
            List<Namespace.Route> routes = new ArrayList<>(each.routes());
            routes.sort(Comparator.comparing(route -> route.via() != null));
            for (Namespace.Route route : routes) {
                send(Ref.top(each.name()), each.name(), route(each, route));
            }
        }
    }

    /** Also with a prefix longer than the address. */
    private static AddressRequest address(int number, String text) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.tryParse(text.substring(0, slash)).orElseThrow();
        return new AddressRequest(true, number, address, Integer.parseInt(text.substring(slash + 1)), true, 0);
    }

    private RouteRequest route(Namespace in, Namespace.Route drawn) {
        IpAddress via =
                drawn.via() == null ? null : IpAddress.tryParse(drawn.via()).orElseThrow();
        boolean v6 = via == null ? drawn.to().contains(":") : via.isV6();
        Cidr to = drawn.to().equals("default")
                ? Cidr.parse(v6 ? "::/0" : "0.0.0.0/0")
                : Cidr.tryParse(drawn.to()).orElseThrow().network();
        RouteRequest route = RouteRequest.add(to.address(), to.prefixLength());
        if (via != null) {
            route = route.via(via);
        }
        if (drawn.dev() != null) {
            route = route.dev(indexOf(new Ref(in.name(), drawn.dev())));
        }
        if (drawn.metric() != null) {
            route = route.withMetric(drawn.metric());
        }
        return drawn.isOnlink() ? route.asOnLink() : route;
    }

    private boolean send(Ref element, String through, NetlinkRequest message) throws IOException {
        RouteSocket socket = Objects.requireNonNull(sockets.get(through), through);
        NetlinkException refusal =
                socket.executeAll(List.of(message)).getFirst().refusal();
        if (refusal != null) {
            refusals.add(new Refusal(element, message, refusal));
        }
        return refusal == null;
    }

    @Override
    public void close() {
        sockets.values().forEach(RouteSocket::close);
        byName.values().forEach(NetworkNamespace::close);
    }
}
