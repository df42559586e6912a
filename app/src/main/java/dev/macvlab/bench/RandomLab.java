package dev.macvlab.bench;

import dev.macvlab.forecast.Forecast;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Cidr;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Extras;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.IpAddress;
import dev.macvlab.topology.MacAddress;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Namespace.Settings;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Veth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Random labs of every kind and field that needs no module but macvlan; the same seed gives the same one. */
final class RandomLab {
    /** How many of a hundred labs have a mistake in them. */
    private static final int FAULTY = 40;

    private static final int SUBNETS = 3;
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

    private final SplittableRandom random;
    private final List<Switch> switches = new ArrayList<>();
    private final List<Interface> interfaces = new ArrayList<>();
    private final Map<String, Namespace> namespaces = new TreeMap<>();
    /** How many of a hundred interfaces have an IPv6 address. */
    private final int ipv6;

    private int addresses;

    private RandomLab(long seed) {
        random = new SplittableRandom(seed);
        ipv6 = pick(List.of(0, 0, 97));
    }

    /**
     * The lab of that seed: nearly every other one has a mistake in it. Bridges form no loop in it: nothing could be
     * measured then, nor elsewhere.
     */
    static Topology of(long seed) {
        Topology lab = good(seed);
        var random = new SplittableRandom(~seed);
        if (random.nextInt(100) >= FAULTY) {
            return lab;
        }
        List<Fault> faults = new ArrayList<>(List.of(Fault.values()));
        while (!faults.isEmpty()) {
            Fault fault = faults.remove(random.nextInt(faults.size()));
            Optional<Topology> faulty = fault.in(lab, random)
                    .filter(each -> !Forecast.of(Index.of(each)).loops());
            if (faulty.isPresent()) {
                return faulty.get();
            }
        }
        return lab;
    }

    private static Topology good(long seed) {
        Topology lab = new RandomLab(seed).topology();
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
        addChildren();
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
        for (int i = 0; i < (chance(12) ? 2 : 1); i++) {
            List<Switch.Host> hosts = new ArrayList<>();
            for (int j = 0; j < pick(List.of(0, 1, 2, 2)); j++) {
                int subnet = chance(USUAL) ? i : random.nextInt(SUBNETS);
                List<String> list = new ArrayList<>(List.of(ipv4(subnet, 24)));
                if (ipv6 > 0 && chance(80)) {
                    list.add(ipv6(subnet));
                }
                hosts.add(new Switch.Host("ext" + j, list, Extras.NONE));
            }
            switches.add(Switch.named("lan" + i).withHosts(hosts));
        }
    }

    private void addNics() {
        for (int i = 0; i < pick(List.of(1, 1, 1, 1, 2, 2, 3)); i++) {
            Nic.Port port =
                    chance(90) ? new Nic.Port(pick(switches).name(), chance(65) ? true : null, Extras.NONE) : null;
            String place = chance(93) ? Ref.HOST : namespace();
            int subnet = port != null && chance(USUAL)
                    ? Integer.parseInt(port.toSwitch().substring(3))
                    : random.nextInt(SUBNETS);
            interfaces.add(new Nic(common(place, "nic" + i, chance(80) ? subnet : -1), port));
        }
    }

    private void addVeths() {
        for (int i = 0; i < (chance(40) ? 1 + random.nextInt(2) : 0); i++) {
            String one = chance(60) ? Ref.HOST : namespace();
            String other = namespace();
            Ref left = new Ref(one, "va" + i);
            Ref right = new Ref(other, "vb" + i);
            int subnet = subnet();
            interfaces.add(new Veth(common(one, left.name(), chance(60) ? subnet : -1), right));
            interfaces.add(new Veth(common(other, right.name(), chance(90) ? subnet : -1), left));
        }
    }

    private void addBridges() {
        if (chance(30)) {
            addBridge(Ref.HOST, "br0", each -> each instanceof Nic || each instanceof Veth);
        }
    }

    private void addInnerBridges() {
        if (chance(20)) {
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
            if (each.namespace().equals(place) && suits.test(each) && chance(60)) {
                members.add(each.ref());
                if (chance(80)) {
                    interfaces.set(i, each.withCommon(each.common().withAddresses(List.of())));
                }
            }
        }
        if (!members.isEmpty()) {
            interfaces.add(new Bridge(common(place, name, chance(80) ? subnet() : -1), members));
        }
    }

    private List<Macvlan> childrenOf(Interface lower) {
        return interfaces.stream()
                .filter(Macvlan.class::isInstance)
                .map(Macvlan.class::cast)
                .filter(child -> lower.ref().equals(child.parent()))
                .toList();
    }

    private void addChildren() {
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            List<Interface> parents =
                    interfaces.stream().filter(this::canHaveChild).toList();
            if (parents.isEmpty()) {
                return;
            }
            Interface parent = pick(parents);
            boolean alone = childrenOf(parent).isEmpty();
            Mode mode = alone && chance(13) ? Mode.PASSTHRU : pick(SHARING);
            String place = chance(94) ? namespace() : Ref.HOST;
            int subnet = subnetOf(parent);
            Common common = common(place, "m" + i, chance(97) ? subnet : -1);
            Ref on = parent.ref();
            if (!alone && mode != Mode.PASSTHRU && chance(5)) {
                on = childrenOf(parent).getFirst().ref();
            }
            Macvlan child = chance(15) ? Macvlan.tap(common, on, mode) : Macvlan.of(common, on, mode);
            if (mode == Mode.SOURCE) {
                child = child.withSources(sources()).withNodst(chance(15) ? true : null);
            } else if (mode == Mode.PASSTHRU) {
                child = child.withPromiscuous(chance(20) ? false : null);
            } else if (mode == Mode.VEPA && chance(30)) {
                child = child.withMode(null);
            }
            if (chance(8)) {
                child = child.withBroadcastQueueLength(chance(60) ? 0 : 10);
            }
            interfaces.add(child);
        }
    }

    private boolean canHaveChild(Interface lower) {
        boolean kind = lower instanceof Nic || lower instanceof Bridge || (lower instanceof Veth && chance(30));
        boolean enslaved = interfaces.stream()
                .anyMatch(each ->
                        each instanceof Bridge bridge && bridge.members().contains(lower.ref()));
        return kind
                && !enslaved
                && childrenOf(lower).stream().noneMatch(child -> child.effectiveMode() == Mode.PASSTHRU);
    }

    private int subnetOf(Interface parent) {
        if (chance(100 - USUAL)) {
            return random.nextInt(SUBNETS);
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
            if (mac != null && chance(50)) {
                list.add(mac);
            }
        }
        for (Switch each : switches) {
            for (Switch.Host host : each.hosts()) {
                if (chance(50)) {
                    list.add(MacAddress.derivedFrom("sandbox " + each.ref(host) + " ")
                            .toString());
                }
            }
        }
        return list;
    }

    // ---- properties

    /** An interface with addresses of that subnet; none when it is negative. */
    private Common common(String place, String name, int subnet) {
        List<String> list = new ArrayList<>();
        if (subnet >= 0) {
            if (chance(95)) {
                list.add(ipv4(subnet, chance(88) ? 24 : pick(List.of(16, 25, 31, 32, 30))));
            }
            if (chance(8)) {
                list.add(ipv4(random.nextInt(SUBNETS), 24));
            }
            if (chance(ipv6)) {
                list.add(ipv6(subnet));
            }
        }
        String mac = chance(60) ? mac() : null;
        return new Common(
                name,
                place,
                mac,
                chance(4) ? 1280 + random.nextInt(221) : null,
                chance(6) ? false : null,
                chance(95) ? false : null,
                list,
                Extras.NONE);
    }

    private String mac() {
        return "%02x:%02x:00:%02x:%02x:%02x"
                .formatted(
                        pick(List.of(0x02, 0x02, 0x00, 0x06)),
                        random.nextInt(256),
                        random.nextInt(256),
                        random.nextInt(256),
                        random.nextInt(256));
    }

    /** An address that nobody has yet. */
    private String ipv4(int subnet, int length) {
        int last = ++addresses;
        return "10." + subnet + ".0." + last + "/" + length;
    }

    private int subnet() {
        return chance(85) ? 0 : random.nextInt(SUBNETS);
    }

    private String ipv6(int subnet) {
        return "fd0" + subnet + "::" + Integer.toHexString(++addresses) + "/64";
    }

    private String namespace() {
        String name = String.valueOf((char) ('a' + random.nextInt(9)));
        namespaces.computeIfAbsent(name, Namespace::named);
        return name;
    }

    private void configureNamespaces() {
        namespaces.put(Ref.HOST, Namespace.named(Ref.HOST));
        for (String name : List.copyOf(namespaces.keySet())) {
            Namespace made = namespaces.get(name);
            if (made == null) {
                continue;
            }
            if (chance(30)) {
                made = made.withForwarding(true);
            }
            if (chance(25)) {
                made = made.withSettings(settings(name));
            }
            namespaces.put(name, made.withRoutes(routes(made)));
        }
        if (chance(50)) {
            namespaces.remove(Ref.HOST);
        }
    }

    private Settings settings(String place) {
        boolean speaksIpv6 = interfaces.stream()
                .filter(each -> each.namespace().equals(place))
                .flatMap(each -> each.addresses().stream())
                .anyMatch(cidr -> cidr.address().isV6());
        return new Settings(
                chance(50) ? pick(List.of(0, 1, 2)) : null,
                chance(50) ? pick(List.of(0, 1, 1, 2, 8)) : null,
                chance(30) ? true : null,
                chance(20) ? true : null,
                chance(20) ? true : null,
                (!speaksIpv6 && chance(20)) ? false : null,
                Extras.NONE);
    }

    private List<Namespace.Route> routes(Namespace in) {
        List<Namespace.Route> routes = new ArrayList<>();
        if (chance(50)) {
            addRoute(routes, in.name(), false);
        }
        if (chance(25)) {
            addRoute(routes, in.name(), true);
        }
        return routes;
    }

    private void addRoute(List<Namespace.Route> routes, String place, boolean isV6) {
        List<Interface> own = interfaces.stream()
                .filter(each -> each.namespace().equals(place) && each.up())
                .toList();
        if (own.isEmpty()) {
            return;
        }
        Interface out = pick(own);
        int subnet = random.nextInt(SUBNETS);
        String wide = isV6 ? "fd0" + subnet + "::/48" : "10." + subnet + ".0.0/" + pick(List.of(16, 23, 26));
        Integer metric = chance(20) ? 7 : null;
        if (chance(30)) {
            routes.add(new Namespace.Route(wide, null, out.name(), null, metric, Extras.NONE));
            return;
        }
        if (chance(10) && !isV6) {
            String anybody = "10." + random.nextInt(SUBNETS) + ".0." + (1 + random.nextInt(Math.max(1, addresses)));
            routes.add(new Namespace.Route(wide, anybody, out.name(), true, metric, Extras.NONE));
            return;
        }
        String via = gateway(out, isV6);
        if (via != null) {
            String to = chance(60) ? "default" : wide;
            routes.add(new Namespace.Route(to, via, chance(50) ? out.name() : null, null, metric, Extras.NONE));
        }
    }

    /** Somebody's address in a subnet of that interface. */
    private @Nullable String gateway(Interface out, boolean isV6) {
        List<IpAddress> good = new ArrayList<>();
        for (Interface each : interfaces) {
            for (Cidr other : each.addresses()) {
                boolean near = out.addresses().stream()
                        .anyMatch(own -> own.contains(other.address()) && own.prefixLength() < 30);
                if (other.address().isV6() == isV6 && near && !each.namespace().equals(out.namespace())) {
                    good.add(other.address());
                }
            }
        }
        return good.isEmpty() ? null : pick(good).toString();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
