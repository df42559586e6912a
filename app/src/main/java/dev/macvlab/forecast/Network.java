package dev.macvlab.forecast;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Cidr;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.IpAddress;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.MacAddress;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A topology as the kernel would have it once applied: devices wired up, stacks with addresses and routes. */
final class Network {
    private static final int SMALLEST_IPV6_MTU = 1280;
    private static final int CONNECTED_IPV6_METRIC = 256;
    private static final int DEFAULT_IPV6_METRIC = 1024;

    private final Index index;
    private final Map<Ref, Device> devices = new LinkedHashMap<>();
    private final Map<Ref, Device> hosts = new LinkedHashMap<>();
    private final Map<String, Stack> stacks = new LinkedHashMap<>();
    private final Map<String, Segment> segments = new HashMap<>();
    private final Map<IpAddress, List<Device>> owners = new HashMap<>();

    Network(Index index) {
        this.index = index;
        for (Interface each : index.topology().interfaces()) {
            Stack stack = stacks.computeIfAbsent(each.namespace(), this::newStack);
            if (!devices.containsKey(each.ref())) {
                Device device = new Device(each, each.ref(), stack);
                devices.put(each.ref(), device);
                stack.devices.add(device);
            }
        }
        for (Switch each : index.topology().switches()) {
            segments.putIfAbsent(each.name(), new Segment(each.name()));
            each.hosts().forEach(host -> addHost(each, host));
        }
        List<Device> all = devices();
        all.forEach(this::wire);
        all.forEach(device -> device.mac = mac(device, new HashSet<>()));
        all.forEach(device -> device.running = runs(device, new HashSet<>()));
        all.forEach(this::enterInLower);
        all.forEach(this::address);
        stacks.values().forEach(this::configureRoutes);
    }

    private Stack newStack(String namespace) {
        Namespace known = index.namespace(namespace).orElseGet(() -> Namespace.named(namespace));
        return new Stack(Ref.top(namespace), known.forwards(), known.settings());
    }

    private void addHost(Switch on, Switch.Host host) {
        Ref ref = on.ref(host);
        Common common = Common.named(on.name(), host.name()).withAddresses(host.addresses());
        var nic = new Nic(common, new Nic.Port(on.name(), null, host.extras()));
        var stack = new Stack(ref, false, Namespace.Settings.DEFAULT);
        var device = new Device(nic, ref, stack);
        stack.devices.add(device);
        hosts.putIfAbsent(ref, device);
    }

    private void wire(Device device) {
        switch (device.element) {
            case Nic nic -> {
                Nic.Port port = nic.port();
                Segment segment = port == null ? null : segments.get(port.toSwitch());
                if (port != null && segment != null) {
                    device.segment = segment;
                    device.hairpin = port.reflects();
                    segment.ports.add(device);
                }
            }
            case Veth veth -> {
                Device peer = veth.peer() == null ? null : devices.get(veth.peer());
                if (peer != null && peer.element instanceof Veth) {
                    device.peer = peer;
                }
            }
            case Bridge bridge -> {
                for (Ref member : bridge.members()) {
                    Device port = devices.get(member);
                    if (port != null && port != device && port.master == null && port.stack == device.stack) {
                        port.master = device;
                        device.ports.add(port);
                    }
                }
            }
            case Child child ->
                device.lower = index.lowerDevice(child)
                        .map(lower -> devices.get(lower.ref()))
                        .orElse(null);
        }
    }

    /** A MAC address that is not written down is one that nobody else has. */
    private static long mac(Device device, Set<Device> seen) {
        boolean shares = device.element instanceof Ipvlan
                || device.isMacvlan(Macvlan.Mode.PASSTHRU)
                || (device.element instanceof Vlan && device.element.mac().isEmpty());
        if (shares && device.lower != null && seen.add(device)) {
            return mac(device.lower, seen);
        }
        return device.element
                .mac()
                .orElseGet(() -> MacAddress.derivedFrom(device.ref.toString()))
                .bits();
    }

    private static boolean runs(Device device, Set<Device> seen) {
        if (!device.up() || !seen.add(device)) {
            return false;
        }
        return switch (device.element) {
            case Nic _ -> true;
            case Veth _ -> device.peer != null && device.peer.up();
            case Bridge _ -> device.ports.stream().anyMatch(port -> runs(port, seen));
            case Ipvlan _ -> device.lower != null && device.lower.up();
            case Child _ -> device.lower != null && runs(device.lower, seen);
        };
    }

    private void enterInLower(Device device) {
        Device lower = device.lower;
        if (lower == null) {
            return;
        }
        switch (device.element) {
            case Macvlan macvlan -> {
                lower.queuesNothing =
                        isZero(macvlan.broadcastQueueLength()) && (lower.macvlans.isEmpty() || lower.queuesNothing);
                lower.macvlans.add(device);
                if (device.up()) {
                    lower.upMacvlans.putIfAbsent(device.mac, device);
                }
                if (device.isMacvlan(Macvlan.Mode.SOURCE)) {
                    for (MacAddress source : macvlan.sourceAddresses()) {
                        lower.sourceListeners
                                .computeIfAbsent(source.bits(), _ -> new ArrayList<>())
                                .add(device);
                    }
                }
            }
            case Ipvlan _ -> lower.ipvlans.add(device);
            case Vlan vlan -> {
                if (vlan.id() != null) {
                    lower.vlans.putIfAbsent(vlan.id(), device);
                }
            }
            case Nic _, Bridge _, Veth _ -> throw new IllegalStateException(device + " has no parent");
        }
    }

    private static boolean isZero(@Nullable Integer length) {
        return length != null && length == 0;
    }

    private void address(Device device) {
        boolean ipv6 = usableForIpv6(device);
        for (Cidr cidr : device.element.addresses()) {
            if (ipv6 || !cidr.address().isV6()) {
                address(device, cidr);
            }
        }
        if (ipv6) {
            address(device, new Cidr(linkLocal(device), 64));
        }
    }

    private void address(Device device, Cidr cidr) {
        device.stack.addAddress(device, cidr);
        owners.computeIfAbsent(cidr.address(), _ -> new ArrayList<>()).add(device);
        if (device.up()) {
            boolean isV6 = cidr.address().isV6();
            device.stack.addRoute(new Route(
                    cidr.network(), device, null, isV6 ? CONNECTED_IPV6_METRIC : 0, isV6 ? null : cidr.address()));
        }
    }

    /** The address that the kernel gives each link by itself, from its MAC address (addrconf_ifid_eui48). */
    static IpAddress linkLocal(Device device) {
        byte[] bytes = new byte[16];
        byte[] mac = new MacAddress(device.mac).toBytes();
        bytes[0] = (byte) 0xfe;
        bytes[1] = (byte) 0x80;
        System.arraycopy(mac, 0, bytes, 8, 3);
        bytes[8] ^= 2;
        bytes[11] = (byte) 0xff;
        bytes[12] = (byte) 0xfe;
        System.arraycopy(mac, 3, bytes, 13, 3);
        return IpAddress.of(bytes);
    }

    private static boolean usableForIpv6(Device device) {
        Integer mtu = device.element.mtu();
        return device.stack.hasIpv6() && device.running && (mtu == null || mtu >= SMALLEST_IPV6_MTU);
    }

    private void configureRoutes(Stack stack) {
        Optional<Namespace> namespace = index.namespace(stack.ref.name());
        namespace.stream().flatMap(each -> each.routes().stream()).forEach(route -> configure(stack, route));
    }

    private void configure(Stack stack, Namespace.Route route) {
        IpAddress via =
                route.via() == null ? null : IpAddress.tryParse(route.via()).orElse(null);
        Cidr to = prefix(route.to(), via);
        if (to == null
                || (route.via() != null
                        && (via == null || via.isV6() != to.address().isV6()))) {
            return;
        }
        Device dev = route.dev() == null ? null : devices.get(new Ref(stack.ref.name(), route.dev()));
        if (dev == null && via != null && route.dev() == null) {
            Route toGateway = stack.route(via);
            dev = toGateway == null ? null : toGateway.dev();
        }
        if (dev == null || !dev.up()) {
            return;
        }
        int metric = route.metric() != null ? route.metric() : to.address().isV6() ? DEFAULT_IPV6_METRIC : 0;
        stack.addRoute(new Route(to.network(), dev, via, metric, null));
    }

    private static @Nullable Cidr prefix(String to, @Nullable IpAddress via) {
        if (to.equals("default")) {
            return Cidr.parse(via != null && via.isV6() ? "::/0" : "0.0.0.0/0");
        }
        return Cidr.tryParse(to)
                .or(() -> IpAddress.tryParse(to).map(address -> new Cidr(address, address.bitLength())))
                .orElse(null);
    }

    List<Device> devices() {
        var all = new ArrayList<>(devices.values());
        all.addAll(hosts.values());
        return all;
    }

    int size() {
        return devices.size() + hosts.size();
    }

    /** The devices that have that address. */
    List<Device> ownersOf(IpAddress address) {
        return owners.getOrDefault(address, List.of());
    }

    /** The stack of a namespace or an external host; null when there is none of that name. */
    @Nullable
    Stack stack(Ref ref) {
        Device host = hosts.get(ref);
        return host != null ? host.stack : ref.isTop() ? stacks.get(ref.name()) : null;
    }

    /** The interface of that name. */
    @Nullable
    Device device(Ref ref) {
        return devices.get(ref);
    }

    /** Every stack that has an interface: the namespaces in file order, then the external hosts. */
    List<Stack> stacks() {
        var all = new ArrayList<>(stacks.values());
        hosts.values().forEach(host -> all.add(host.stack));
        return all;
    }
}
