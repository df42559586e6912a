package dev.macvlab.drawing;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.UnknownKeys;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Topologies in a few words, for tests: one element a line; its kind, its reference, then flags and {@code key=value} in
 * any order. Namespaces that interfaces are in need no line of their own, unless the interface says {@code lost}.
 *
 * <pre>
 * switch lan
 * host lan/gateway ip=10.0.0.1/24
 * nic nic0 switch=lan hairpin ip=10.0.0.254/24
 * macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.2/24,2001:db8::2/64
 * macvtap tap0 on=nic0 mode=source sources=02:00:00:00:00:01 nodst queue=0 nopromisc
 * ipvlan ns2/ip1 on=nic0 mode=l3 flag=private
 * vlan nic0.10 on=nic0 id=10
 * bridge br0 members=nic1,v0
 * veth v0 peer=ns3/eth0
 * dummy ns3/d0 arp ip=10.9.0.1/24
 * ns ns1 forwarding rpFilter=1 arpIgnore=1 arpFilter arpNotify acceptLocal ipv6=off
 * route ns1 default via=10.0.0.1 dev=mac1 onlink metric=5
 * probe ns1 10.0.0.1
 * </pre>
 *
 * Every interface takes {@code mac=}, {@code mtu=}, {@code ip=}, {@code down}, {@code nodad} and {@code extra=} (an unknown
 * key). In a word {@code _} stands for a space and {@code \e} for nothing. What is not written is the kernel's default; a word
 * that a line of its kind does not have is refused.
 */
public final class Drawing {
    private final Map<String, Namespace> namespaces = new LinkedHashMap<>();
    private final Set<String> written = new HashSet<>();
    private final List<Namespace> more = new ArrayList<>();
    private final List<Switch> switches = new ArrayList<>();
    private final List<Interface> interfaces = new ArrayList<>();
    private final List<Probe> probes = new ArrayList<>();

    private Drawing() {}

    /** The topology that the lines describe. */
    public static Topology of(String lines) {
        var drawing = new Drawing();
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(drawing::read);
        var all = new ArrayList<>(drawing.namespaces.values());
        all.addAll(drawing.more);
        return Topology.EMPTY
                .withNamespaces(all)
                .withSwitches(drawing.switches)
                .withInterfaces(drawing.interfaces)
                .withProbes(drawing.probes);
    }

    /** A line; {@code unread} are those of its words that nobody has asked for yet. */
    private record Words(String kind, String subject, List<String> unread) {
        static Words of(String line) {
            List<String> words = Arrays.stream(line.split(" +"))
                    .map(word -> word.replace("_", " ").replace("\\e", ""))
                    .toList();
            return new Words(words.get(0), words.get(1), new ArrayList<>(words.subList(2, words.size())));
        }

        boolean has(String flag) {
            return unread.remove(flag);
        }

        @Nullable
        Boolean flag(String flag) {
            return has(flag) ? Boolean.TRUE : null;
        }

        @Nullable
        String text(String key) {
            String found = unread.stream()
                    .filter(word -> word.startsWith(key + "="))
                    .findFirst()
                    .orElse(null);
            unread.remove(found);
            return found == null ? null : found.substring(key.length() + 1);
        }

        String next() {
            if (unread.isEmpty()) {
                throw new IllegalArgumentException(kind + " " + subject + " lacks a word");
            }
            return unread.removeFirst();
        }

        <T> @Nullable T value(String key, Function<String, T> parse) {
            String text = text(key);
            return text == null ? null : parse.apply(text);
        }

        @Nullable
        Integer number(String key) {
            return value(key, Integer::valueOf);
        }

        @Nullable
        Ref ref(String key) {
            return value(key, Ref::parse);
        }

        List<String> list(String key) {
            String text = text(key);
            return text == null ? List.of() : List.of(text.split(","));
        }

        <E extends Enum<E>> @Nullable E word(String key, Class<E> type) {
            return value(key, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
        }
    }

    private void read(String line) {
        Words words = Words.of(line);
        switch (words.kind()) {
            case "switch" -> switches.add(Switch.named(words.subject()));
            case "host" -> addHost(Ref.parse(words.subject()), words);
            case "ns" -> addNamespace(words);
            case "route" -> addRoute(words);
            case "probe" -> probes.add(Probe.of(Ref.parse(words.subject()), words.next()));
            default -> addInterface(words);
        }
        if (!words.unread().isEmpty()) {
            throw new IllegalArgumentException("not known: " + String.join(", ", words.unread()) + " in: " + line);
        }
    }

    private void addHost(Ref ref, Words words) {
        if (switches.stream().noneMatch(each -> each.name().equals(ref.place()))) {
            throw new IllegalArgumentException("no switch " + ref.place());
        }
        switches.replaceAll(each -> {
            if (!each.name().equals(ref.place())) {
                return each;
            }
            var hosts = new ArrayList<>(each.hosts());
            hosts.add(new Switch.Host(ref.name(), words.list("ip"), UnknownKeys.NONE));
            return each.withHosts(hosts);
        });
    }

    private void addNamespace(Words words) {
        Namespace.Settings settings = new Namespace.Settings(
                words.number("rpFilter"),
                words.number("arpIgnore"),
                words.flag("arpFilter"),
                words.flag("arpNotify"),
                words.flag("acceptLocal"),
                words.has("ipv6=off") ? Boolean.FALSE : null,
                UnknownKeys.NONE);
        Namespace namespace = namespaces
                .getOrDefault(words.subject(), Namespace.named(words.subject()))
                .withForwarding(words.flag("forwarding"))
                .withSettings(settings);
        if (written.add(words.subject())) {
            namespaces.put(words.subject(), namespace);
        } else {
            more.add(namespace);
        }
    }

    private void addRoute(Words words) {
        var route = new Namespace.Route(
                words.next(),
                words.text("via"),
                words.text("dev"),
                words.flag("onlink"),
                words.number("metric"),
                UnknownKeys.NONE);
        Namespace namespace = namespaces.computeIfAbsent(words.subject(), Namespace::named);
        var routes = new ArrayList<>(namespace.routes());
        routes.add(route);
        namespaces.put(words.subject(), namespace.withRoutes(routes));
    }

    private void addInterface(Words words) {
        Ref ref = Ref.parse(words.subject());
        if (!words.has("lost") && !ref.place().equals(Ref.HOST)) {
            namespaces.putIfAbsent(ref.place(), Namespace.named(ref.place()));
        }
        String unknownKey = words.text("extra");
        Common common = new Common(
                ref.name(),
                ref.place(),
                words.text("mac"),
                words.number("mtu"),
                words.has("down") ? Boolean.FALSE : null,
                words.has("nodad") ? Boolean.FALSE : null,
                words.list("ip"),
                unknownKey == null ? UnknownKeys.NONE : new UnknownKeys(Map.of(unknownKey, true)));
        interfaces.add(
                switch (words.kind()) {
                    case "nic" -> {
                        String toSwitch = words.text("switch");
                        yield new Nic(
                                common,
                                toSwitch == null
                                        ? null
                                        : new Nic.Port(toSwitch, words.flag("hairpin"), UnknownKeys.NONE));
                    }
                    case "macvlan", "macvtap" ->
                        new Macvlan(
                                common,
                                words.kind().equals("macvtap"),
                                words.ref("on"),
                                words.word("mode", Macvlan.Mode.class),
                                words.has("nopromisc") ? Boolean.FALSE : null,
                                words.list("sources"),
                                words.flag("nodst"),
                                words.number("queue"));
                    case "ipvlan" ->
                        new Ipvlan(
                                common,
                                words.ref("on"),
                                words.word("mode", Ipvlan.Mode.class),
                                words.word("flag", Ipvlan.Flag.class));
                    case "vlan" -> new Vlan(common, words.ref("on"), words.number("id"));
                    case "bridge" ->
                        new Bridge(
                                common,
                                words.list("members").stream().map(Ref::parse).toList());
                    case "veth" -> new Veth(common, words.ref("peer"));
                    case "dummy" -> new Dummy(common, words.flag("arp"));
                    default -> throw new IllegalArgumentException("no kind " + words.kind());
                });
    }
}
