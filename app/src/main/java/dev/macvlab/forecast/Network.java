package dev.macvlab.forecast;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.LinkState;
import dev.macvlab.resolve.LinkStates;
import dev.macvlab.resolve.Views;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A topology as the kernel would have it once applied: devices wired up, stacks with addresses and routes. */
final class Network {
    private static final int CONNECTED_IPV6_METRIC = 256;
    private static final int LINK_LOCAL_LENGTH = 64;

    private final Index index;
    private final Assumption assumption;
    private final int bridgeChoices;
    private final Set<SimulatedLink> doubtful = new HashSet<>();
    private final Map<Ref, SimulatedLink> devices = new LinkedHashMap<>();
    private final Map<Ref, SimulatedLink> hosts = new LinkedHashMap<>();
    private final Map<Ref, IpStack> stacks = new LinkedHashMap<>();
    private final Map<String, Segment> segments = new HashMap<>();
    private final Map<IpAddress, List<SimulatedLink>> owners = new HashMap<>();

    /** Compiles a topology. */
    Network(Index index, Views views, Assumption assumption) {
        this.index = index;
        LinkStates links = LinkStates.inSandbox(views, assumption.bridgeChoice());
        this.assumption = assumption;
        for (LinkState each : links.all()) {
            IpStack stack = stacks.computeIfAbsent(Ref.top(each.itself().namespace()), this::newStack);
            devices.put(each.ref(), new SimulatedLink(each, stack));
        }
        for (Switch each : index.topology().switches()) {
            segments.putIfAbsent(each.name(), new Segment(each.name()));
            each.hosts().forEach(host -> addHost(each, host));
        }
        links.all().forEach(this::wire);
        devices().forEach(this::plugIn);
        bridgeChoices = links.macChoices();
        List<SimulatedLink> all = inOrder();
        all.forEach(this::enterInLower);
        findDoubtful(all);
        all.forEach(this::address);
        var routes = new RouteSetup(devices);
        stacks.values()
                .forEach(stack ->
                        index.namespace(stack.ref.name()).ifPresent(namespace -> routes.configure(stack, namespace)));
    }

    /**
     * The order in which they are set up, which decides between routes that are otherwise equal: what carries others
     * comes before the children with nothing on top of them.
     */
    private List<SimulatedLink> inOrder() {
        var ordered = new LinkedHashSet<SimulatedLink>();
        devices().forEach(device -> order(device, ordered, new HashSet<>()));
        Set<SimulatedLink> carrying = devices().stream()
                .map(device -> device.lower)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<SimulatedLink> leaves = ordered.stream()
                .filter(device -> device.lower != null && !carrying.contains(device))
                .toList();
        ordered.removeAll(new HashSet<>(leaves));
        ordered.addAll(leaves);
        return List.copyOf(ordered);
    }

    private static void order(SimulatedLink device, Set<SimulatedLink> ordered, Set<SimulatedLink> begun) {
        if (begun.add(device)) {
            if (device.lower != null) {
                order(device.lower, ordered, begun);
            }
            ordered.add(device);
            if (device.peer != null) {
                order(device.peer, ordered, begun);
            }
        }
    }

    private IpStack newStack(Ref namespace) {
        Namespace known = index.namespace(namespace.name()).orElseGet(() -> Namespace.named(namespace.name()));
        return new IpStack(namespace, known.forwards(), known.settings());
    }

    private void addHost(Switch on, Switch.Host host) {
        Ref ref = on.ref(host);
        Common common = Common.named(on.name(), host.name()).withAddresses(host.addresses());
        var nic = new Nic(common, new Nic.Port(on.name(), null, host.extras()));
        var stack = new IpStack(ref, false, Namespace.Settings.DEFAULT);
        var device = new SimulatedLink(nic, ref, stack, LinkStates.derived(LinkStates.SANDBOX_SEED, ref));
        hosts.putIfAbsent(ref, device);
    }

    private void wire(LinkState link) {
        SimulatedLink device = Objects.requireNonNull(devices.get(link.ref()));
        device.lower = deviceOf(link.lower());
        device.master = deviceOf(link.master());
        device.peer = link.peer() != null && link.peer().itself() instanceof Veth ? deviceOf(link.peer()) : null;
        link.ports().forEach(port -> device.ports.add(Objects.requireNonNull(devices.get(port.ref()))));
    }

    private @Nullable SimulatedLink deviceOf(@Nullable LinkState link) {
        return link == null ? null : devices.get(link.ref());
    }

    private void plugIn(SimulatedLink device) {
        Nic.Port port = device.element instanceof Nic nic ? nic.port() : null;
        Segment segment = port == null ? null : segments.get(port.toSwitch());
        if (port != null && segment != null) {
            device.segment = segment;
            device.hairpin = port.reflects();
            segment.ports.add(device);
        }
    }

    private void enterInLower(SimulatedLink device) {
        SimulatedLink lower = device.lower;
        if (lower == null) {
            return;
        }
        switch (device.element) {
            case Macvlan macvlan -> {
                lower.queuesNothing =
                        isZero(macvlan.broadcastQueueLength()) && (lower.macvlans.isEmpty() || lower.queuesNothing);
                lower.macvlans.add(device);
                lower.queuesNoMulticast = lower.queuesNothing && (assumption.queuesAllMulticast() || lower.promiscuous);
                if (lower.passthruChild == null && device.isMacvlan(Macvlan.Mode.PASSTHRU)) {
                    lower.passthruChild = device;
                }
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
            case Interface _ -> throw new IllegalStateException(device + " has no parent");
        }
    }

    private static boolean isZero(@Nullable Integer length) {
        return length != null && length == 0;
    }

    /** Whose question whether anybody has its link-local address reaches another interface with the same MAC address. */
    private void findDoubtful(List<SimulatedLink> all) {
        Map<Long, List<SimulatedLink>> byMac = all.stream()
                .filter(device -> device.running && hasIpv6(device))
                .collect(Collectors.groupingBy(device -> device.mac));
        for (List<SimulatedLink> sharing : byMac.values()) {
            for (SimulatedLink asker : sharing.size() > 1 ? sharing : List.<SimulatedLink>of()) {
                for (Walk.Arrival arrival : new Flood(asker, true, all.size()).arrivals) {
                    if (arrival.at() != asker && sharing.contains(arrival.at())) {
                        doubtful.add(arrival.at());
                    }
                }
            }
        }
    }

    private void address(SimulatedLink device) {
        IpStack stack = device.stack;
        for (Cidr cidr : device.addresses) {
            boolean isV6 = cidr.address().isV6();
            boolean unchecked = Boolean.FALSE.equals(device.element.common().dad());
            if (!isV6 || (hasIpv6(device) && (device.running || unchecked))) {
                stack.addAddress(device, cidr);
                owners.computeIfAbsent(cidr.address(), _ -> new ArrayList<>()).add(device);
            }
        }
        for (Cidr cidr : device.addresses) {
            boolean isV6 = cidr.address().isV6();
            if (device.up() && (!isV6 || hasIpv6(device))) {
                stack.addSubnet(device, cidr, isV6 ? CONNECTED_IPV6_METRIC : 0);
            }
        }
        if (device.running && hasIpv6(device) && !(assumption.doubtfulFail() && doubtful.contains(device))) {
            Cidr own = new Cidr(linkLocal(device), LINK_LOCAL_LENGTH);
            stack.addAddress(device, own);
            stack.addSubnet(device, own, CONNECTED_IPV6_METRIC);
            owners.computeIfAbsent(own.address(), _ -> new ArrayList<>()).add(device);
        }
    }

    private static boolean hasIpv6(SimulatedLink device) {
        return device.stack.hasIpv6() && device.carriesIpv6;
    }

    /** The address that the kernel gives each link by itself, from its MAC address (addrconf_ifid_eui48). */
    static IpAddress linkLocal(SimulatedLink device) {
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

    /** How many choices of MAC addresses there are for bridges; compile one network for each. */
    int bridgeChoices() {
        return bridgeChoices;
    }

    /** Whether it is open which of two interfaces with one MAC address keeps the link-local address made of it. */
    boolean hasDoubtful() {
        return !doubtful.isEmpty();
    }

    /** Whether it hangs on the kernel's age what becomes of a multicast frame. */
    boolean hasDirectMulticast() {
        return devices.values().stream().anyMatch(device -> device.queuesNothing && !device.queuesNoMulticast);
    }

    /** All devices, in file order, external hosts last. */
    List<SimulatedLink> devices() {
        var all = new ArrayList<>(devices.values());
        all.addAll(hosts.values());
        return all;
    }

    int size() {
        return devices.size() + hosts.size();
    }

    /** The devices that have that address. */
    List<SimulatedLink> ownersOf(IpAddress address) {
        return owners.getOrDefault(address, List.of());
    }

    /** The stack of a namespace or an external host; null when there is none of that name. */
    @Nullable
    IpStack stack(Ref ref) {
        SimulatedLink host = hosts.get(ref);
        return host != null ? host.stack : stacks.get(ref);
    }

    /** The interface of that name. */
    @Nullable
    SimulatedLink device(Ref ref) {
        return devices.get(ref);
    }

    /** Every stack that has an interface: the namespaces in file order, then the external hosts. */
    List<IpStack> stacks() {
        var all = new ArrayList<>(stacks.values());
        hosts.values().forEach(host -> all.add(host.stack));
        return all;
    }
}
