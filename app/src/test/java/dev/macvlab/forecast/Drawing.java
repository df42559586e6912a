package dev.macvlab.forecast;

import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Extras;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Namespace.Settings;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A topology in the making, in few words. */
final class Drawing {
    private final List<Switch> switches = new ArrayList<>();
    private final List<Namespace> namespaces = new ArrayList<>();
    private final List<Interface> interfaces = new ArrayList<>();

    /** A switch; each host is its name and then its addresses, with spaces between. */
    Drawing lan(String name, String... hosts) {
        Switch made = Switch.named(name);
        switches.add(made.withHosts(List.of(hosts).stream()
                .map(host -> host.split(" ", -1))
                .map(words -> new Switch.Host(words[0], List.of(words).subList(1, words.length), Extras.NONE))
                .toList()));
        return this;
    }

    /** A NIC; no switch is "nowhere". */
    Drawing nic(String name, String toSwitch, boolean hairpin, String... addresses) {
        var port = toSwitch.equals("nowhere") ? null : new Nic.Port(toSwitch, hairpin ? true : null, Extras.NONE);
        return add(new Nic(common(name, addresses), port));
    }

    /** A macvlan child at {@code namespace/name}. */
    Drawing macvlan(String ref, String parent, Macvlan.Mode mode, String... addresses) {
        return add(Macvlan.of(common(ref, addresses), Ref.parse(parent), mode));
    }

    /** A source-mode child that takes frames from those MAC addresses. */
    Drawing source(String ref, String parent, List<String> sources, String... addresses) {
        return add(Macvlan.of(common(ref, addresses), Ref.parse(parent), Macvlan.Mode.SOURCE)
                .withSources(sources));
    }

    Drawing ipvlan(String ref, String parent, Ipvlan.Mode mode, Ipvlan.Flag flag, String... addresses) {
        return add(new Ipvlan(common(ref, addresses), Ref.parse(parent), mode, flag));
    }

    Drawing vlan(String ref, String parent, int id, String... addresses) {
        return add(new Vlan(common(ref, addresses), Ref.parse(parent), id));
    }

    Drawing veth(String ref, String peer, String... addresses) {
        return add(new Veth(common(ref, addresses), Ref.parse(peer)));
    }

    Drawing bridge(String ref, List<String> members, String... addresses) {
        return add(new Bridge(
                common(ref, addresses), members.stream().map(Ref::parse).toList()));
    }

    Drawing add(Interface made) {
        interfaces.add(made);
        String place = made.namespace();
        if (!place.equals(Ref.HOST)
                && namespaces.stream().noneMatch(each -> each.name().equals(place))) {
            namespaces.add(Namespace.named(place));
        }
        return this;
    }

    /** Gives the interface made last a MAC address. */
    Drawing mac(String mac) {
        Interface last = interfaces.removeLast();
        return add(last.withCommon(last.common().withMac(mac)));
    }

    /** Gives the interface made last an MTU, in bytes. */
    Drawing mtu(int mtu) {
        Interface last = interfaces.removeLast();
        return add(last.withCommon(last.common().withMtu(mtu)));
    }

    /** Changes the macvlan child made last. */
    Drawing change(UnaryOperator<Macvlan> change) {
        return add(change.apply((Macvlan) interfaces.removeLast()));
    }

    /** Sets the interface made last down. */
    Drawing down() {
        Interface last = interfaces.removeLast();
        return add(last.withCommon(last.common().withUp(false)));
    }

    Drawing settings(String namespace, Settings settings) {
        return change(namespaceNamed(namespace).withSettings(settings));
    }

    Drawing forwarding(String namespace) {
        return change(namespaceNamed(namespace).withForwarding(true));
    }

    /** A route, as in {@code default via 10.0.0.1} or {@code 10.0.0.2/32 dev shim}. */
    Drawing route(String namespace, String route) {
        List<String> words = List.of(route.split(" ", -1));
        var routes = new ArrayList<>(namespaceNamed(namespace).routes());
        routes.add(new Namespace.Route(
                words.getFirst(), after(words, "via"), after(words, "dev"), null, null, Extras.NONE));
        return change(namespaceNamed(namespace).withRoutes(routes));
    }

    private static @org.jspecify.annotations.Nullable String after(List<String> words, String word) {
        int at = words.indexOf(word);
        return at < 0 ? null : words.get(at + 1);
    }

    private Namespace namespaceNamed(String name) {
        return namespaces.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseGet(() -> Namespace.named(name));
    }

    private Drawing change(Namespace changed) {
        int at = namespaces.indexOf(namespaceNamed(changed.name()));
        if (at < 0) {
            namespaces.add(changed);
        } else {
            namespaces.set(at, changed);
        }
        return this;
    }

    static Common common(String ref, String... addresses) {
        Ref parsed = Ref.parse(ref);
        return Common.named(parsed.place(), parsed.name())
                .withAddresses(List.of(addresses))
                .withDad(false);
    }

    Topology topology() {
        return Topology.EMPTY.withSwitches(switches).withNamespaces(namespaces).withInterfaces(interfaces);
    }

    Forecast forecast() {
        return Forecast.of(Index.of(topology()));
    }

    /** The prediction in the words of the tables: ok, none (no route), ARP or LOSS, or open. */
    String ping(String from, String to) {
        return word(forecast().predict(Ref.parse(from), IpAddress.parse(to)));
    }

    static String word(Prediction prediction) {
        if (prediction.failure() == null) {
            return prediction.outcome() == Prediction.Outcome.REACHABLE ? "ok" : "open";
        }
        return switch (prediction.failure()) {
            case NO_ROUTE -> "none";
            case NO_NEIGHBOUR -> "ARP";
            case LOSS -> "LOSS";
            case NOT_SENT -> "unsent";
        };
    }
}
