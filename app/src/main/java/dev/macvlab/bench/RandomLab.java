package dev.macvlab.bench;

import static dev.macvlab.bench.RandomAddresses.SUBNETS;

import dev.macvlab.forecast.Forecast;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Extras;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.MacAddress;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Random labs of every kind and field; the same seed gives the same one. */
final class RandomLab {
    /** How many of a hundred labs have a mistake in them. */
    private static final int FAULTY = 40;

    /** How many of a hundred addresses are in a subnet where others are. */
    private static final int USUAL = 96;

    private static final List<Mode> SHARING = List.of(
            Mode.PRIVATE,
            Mode.VEPA,
            Mode.VEPA,
            Mode.VEPA,
            Mode.BRIDGE,
            Mode.BRIDGE,
            Mode.BRIDGE,
            Mode.BRIDGE,
            Mode.SOURCE);

    private final Dice dice;
    private final RandomAddresses addresses;
    private final Set<Kind> kinds;
    private final List<Switch> switches = new ArrayList<>();
    private final List<Interface> interfaces = new ArrayList<>();
    private final Map<String, Namespace> namespaces = new TreeMap<>();

    private RandomLab(long seed, Set<Kind> kinds) {
        dice = new Dice(seed);
        addresses = new RandomAddresses(dice);
        this.kinds = kinds;
    }

    /**
     * The lab of that seed: nearly every other one has a mistake in it. Bridges form no loop in it: nothing could be
     * measured then, nor elsewhere.
     *
     * @param kinds those that the kernel has; VLANs and ipvlan are left out where it has none
     */
    static Topology of(long seed, Set<Kind> kinds) {
        Topology lab = good(seed, kinds);
        var dice = new Dice(~seed);
        if (dice.below(100) >= FAULTY) {
            return lab;
        }
        List<Fault> faults = new ArrayList<>(List.of(Fault.values()));
        while (!faults.isEmpty()) {
            Fault fault = faults.remove(dice.below(faults.size()));
            Optional<Topology> faulty = fault.in(lab, dice)
                    .filter(each -> !Forecast.of(Index.of(each)).loops());
            if (faulty.isPresent()) {
                return faulty.get();
            }
        }
        return lab;
    }

    private static Topology good(long seed, Set<Kind> kinds) {
        Topology lab = new RandomLab(seed, kinds).topology();
        while (Forecast.of(Index.of(lab)).loops()) {
            lab = lab.withInterfaces(
                    lab.interfaces().stream().map(RandomLab::withOneMemberLess).toList());
        }
        return lab;
    }

    private static Interface withOneMemberLess(Interface each) {
        return each instanceof Bridge bridge && !bridge.members().isEmpty()
                ? bridge.withMembers(
                        bridge.members().subList(1, bridge.members().size()))
                : each;
    }

    private Topology topology() {
        addSwitches();
        addNics();
        addVeths();
        addBridges();
        if (kinds.contains(Kind.VLAN)) {
            addVlans(each -> each instanceof Nic || each instanceof Veth, "t");
        }
        if (kinds.contains(Kind.IPVLAN)) {
            addIpvlans();
        }
        addChildren();
        if (kinds.contains(Kind.VLAN)) {
            addVlans(Macvlan.class::isInstance, "u");
        }
        addInnerBridges();
        configureNamespaces();
        return Topology.EMPTY
                .withName("random")
                .withSwitches(switches)
                .withNamespaces(List.copyOf(namespaces.values()))
                .withInterfaces(interfaces);
    }

    // ---- what there is

    private void addSwitches() {
        for (int i = 0; i < (dice.chance(12) ? 2 : 1); i++) {
            List<Switch.Host> hosts = new ArrayList<>();
            for (int j = 0; j < dice.pick(List.of(0, 1, 2, 2)); j++) {
                int subnet = dice.chance(USUAL) ? i : dice.below(SUBNETS);
                List<String> list = new ArrayList<>(List.of(addresses.ipv4(subnet, 24)));
                if (addresses.haveIpv6() && dice.chance(80)) {
                    list.add(addresses.ipv6(subnet));
                }
                hosts.add(new Switch.Host("ext" + j, list, Extras.NONE));
            }
            switches.add(Switch.named("lan" + i).withHosts(hosts));
        }
    }

    private void addNics() {
        for (int i = 0; i < dice.pick(List.of(1, 1, 1, 1, 2, 2, 3)); i++) {
            Nic.Port port = dice.chance(90)
                    ? new Nic.Port(dice.pick(switches).name(), dice.chance(65) ? true : null, Extras.NONE)
                    : null;
            String place = dice.chance(93) ? Ref.HOST : namespace();
            int subnet = port != null && dice.chance(USUAL)
                    ? Integer.parseInt(port.toSwitch().substring(3))
                    : dice.below(SUBNETS);
            interfaces.add(new Nic(addresses.common(place, "nic" + i, dice.chance(80) ? subnet : -1), port));
        }
    }

    private void addVeths() {
        for (int i = 0; i < (dice.chance(40) ? 1 + dice.below(2) : 0); i++) {
            String one = dice.chance(60) ? Ref.HOST : namespace();
            String other = namespace();
            Ref left = new Ref(one, "va" + i);
            Ref right = new Ref(other, "vb" + i);
            int subnet = subnet();
            interfaces.add(new Veth(addresses.common(one, left.name(), dice.chance(60) ? subnet : -1), right));
            interfaces.add(new Veth(addresses.common(other, right.name(), dice.chance(90) ? subnet : -1), left));
        }
    }

    private void addBridges() {
        if (dice.chance(30)) {
            addBridge(Ref.HOST, "br0", each -> each instanceof Nic || each instanceof Veth);
        }
    }

    private void addInnerBridges() {
        if (dice.chance(20)) {
            addBridge(
                    namespace(),
                    "brx",
                    // A macvtap has a receive handler of its own and can't be a port.
                    each -> (each instanceof Veth || (each instanceof Macvlan child && !child.tap()))
                            && childrenOf(each).isEmpty());
        }
    }

    private void addBridge(String place, String name, Predicate<Interface> suits) {
        List<Ref> members = new ArrayList<>();
        for (int i = 0; i < interfaces.size(); i++) {
            Interface each = interfaces.get(i);
            if (each.namespace().equals(place) && suits.test(each) && dice.chance(60)) {
                members.add(each.ref());
                if (dice.chance(80)) {
                    interfaces.set(i, each.withCommon(each.common().withAddresses(List.of())));
                }
            }
        }
        if (!members.isEmpty()) {
            interfaces.add(new Bridge(addresses.common(place, name, dice.chance(80) ? subnet() : -1), members));
        }
    }

    /** VLANs on some of what suits, each with an id that its parent has not given away. */
    private void addVlans(Predicate<Interface> suits, String prefix) {
        List<Interface> parents = interfaces.stream().filter(suits).toList();
        for (int i = 0; i < parents.size(); i++) {
            Interface parent = parents.get(i);
            // A VLAN can't come up on what is down.
            if (parent.up() && dice.chance(18)) {
                String place = dice.chance(80) ? parent.namespace() : namespace();
                Common common = addresses.common(place, prefix + i, dice.chance(50) ? subnetOf(parent) : -1);
                interfaces.add(new Vlan(common, parent.ref(), dice.chance(80) ? 5 : 6));
            }
        }
    }

    /** Some ipvlan children of one parent, in one mode as their port has only one. */
    private void addIpvlans() {
        List<Interface> parents = interfaces.stream().filter(this::canHaveChild).toList();
        if (parents.isEmpty() || !dice.chance(45)) {
            return;
        }
        Interface parent = dice.pick(parents);
        Ipvlan.Mode mode = dice.pick(List.of(Ipvlan.Mode.L2, Ipvlan.Mode.L2, Ipvlan.Mode.L3, Ipvlan.Mode.L3S));
        Ipvlan.Flag flag =
                dice.pick(List.of(Ipvlan.Flag.BRIDGE, Ipvlan.Flag.BRIDGE, Ipvlan.Flag.PRIVATE, Ipvlan.Flag.VEPA));
        for (int i = 0; i < 1 + dice.below(3); i++) {
            Common common = addresses.common(namespace(), "i" + i, dice.chance(97) ? subnetOf(parent) : -1);
            interfaces.add(new Ipvlan(common.withMac(null), parent.ref(), mode, flag));
        }
    }

    private boolean hasIpvlans(Interface lower) {
        return interfaces.stream()
                .anyMatch(each -> each instanceof Ipvlan child && lower.ref().equals(child.parent()));
    }

    private List<Macvlan> childrenOf(Interface lower) {
        return interfaces.stream()
                .filter(Macvlan.class::isInstance)
                .map(Macvlan.class::cast)
                .filter(child -> lower.ref().equals(child.parent()))
                .toList();
    }

    private void addChildren() {
        int count = 1 + dice.below(5);
        for (int i = 0; i < count; i++) {
            List<Interface> parents =
                    interfaces.stream().filter(this::canHaveChild).toList();
            if (parents.isEmpty()) {
                return;
            }
            Interface parent = dice.pick(parents);
            boolean alone = childrenOf(parent).isEmpty();
            Mode mode = alone && dice.chance(13) ? Mode.PASSTHRU : dice.pick(SHARING);
            String place = dice.chance(94) ? namespace() : Ref.HOST;
            int subnet = subnetOf(parent);
            Common common = addresses.common(place, "m" + i, dice.chance(97) ? subnet : -1);
            Ref on = parent.ref();
            if (!alone && mode != Mode.PASSTHRU && dice.chance(5)) {
                on = childrenOf(parent).getFirst().ref();
            }
            Macvlan child = dice.chance(15) ? Macvlan.tap(common, on, mode) : Macvlan.of(common, on, mode);
            if (mode == Mode.SOURCE) {
                child = child.withSources(sources()).withNodst(dice.chance(15) ? true : null);
            } else if (mode == Mode.PASSTHRU) {
                child = child.withPromiscuous(dice.chance(20) ? false : null);
            } else if (mode == Mode.VEPA && dice.chance(30)) {
                child = child.withMode(null);
            }
            if (dice.chance(8)) {
                child = child.withBroadcastQueueLength(dice.chance(60) ? 0 : 10);
            }
            interfaces.add(child);
        }
    }

    private boolean canHaveChild(Interface lower) {
        boolean kind = lower instanceof Nic
                || lower instanceof Bridge
                || lower instanceof Vlan
                || (lower instanceof Veth && dice.chance(30));
        boolean enslaved = interfaces.stream()
                .anyMatch(each ->
                        each instanceof Bridge bridge && bridge.members().contains(lower.ref()));
        return kind
                && !enslaved
                && !hasIpvlans(lower)
                && childrenOf(lower).stream().noneMatch(child -> child.effectiveMode() == Mode.PASSTHRU);
    }

    private int subnetOf(Interface parent) {
        if (dice.chance(100 - USUAL)) {
            return dice.below(SUBNETS);
        }
        if (parent instanceof Nic nic && nic.port() != null) {
            return Integer.parseInt(nic.port().toSwitch().substring(3));
        }
        return parent.addresses().stream()
                .findFirst()
                .map(cidr -> cidr.address().toBytes()[1] & 3)
                .orElse(0);
    }

    private List<String> sources() {
        List<String> list = new ArrayList<>();
        for (Interface each : interfaces) {
            String mac = each.common().mac();
            if (mac != null && dice.chance(50)) {
                list.add(mac);
            }
        }
        for (Switch each : switches) {
            for (Switch.Host host : each.hosts()) {
                if (dice.chance(50)) {
                    list.add(MacAddress.derivedFrom("sandbox " + each.ref(host) + " ")
                            .toString());
                }
            }
        }
        return list;
    }

    private int subnet() {
        return dice.chance(85) ? 0 : dice.below(SUBNETS);
    }

    private String namespace() {
        String name = String.valueOf((char) ('a' + dice.below(9)));
        namespaces.computeIfAbsent(name, Namespace::named);
        return name;
    }

    private void configureNamespaces() {
        namespaces.put(Ref.HOST, Namespace.named(Ref.HOST));
        var routes = new RandomRoutes(dice, addresses, interfaces);
        namespaces.replaceAll((_, bare) -> routes.configured(bare));
        if (dice.chance(50)) {
            namespaces.remove(Ref.HOST);
        }
    }
}
