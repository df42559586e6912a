package dev.macvlab.bench;

import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.Views;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Parts of a lab to be picked, and labs in which one thing is another. */
final class Alterations {
    private Alterations() {}

    static List<Macvlan> children(Topology lab) {
        return all(lab, Macvlan.class);
    }

    static List<Ipvlan> ipvlans(Topology lab) {
        return all(lab, Ipvlan.class);
    }

    static List<Vlan> vlans(Topology lab) {
        return all(lab, Vlan.class);
    }

    static List<Bridge> bridges(Topology lab) {
        return all(lab, Bridge.class);
    }

    private static <T extends Interface> List<T> all(Topology lab, Class<T> kind) {
        return lab.interfaces().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    static Interface parent(Topology lab, Macvlan child) {
        InterfaceStack stack = Objects.requireNonNull(Views.of(lab).find(child.ref()));
        return Objects.requireNonNull(stack.lower()).itself();
    }

    /** Whether nothing stands on it and no route names it. */
    static boolean isLeaf(Topology lab, Interface each) {
        boolean carries = lab.interfaces().stream().anyMatch(other -> switch (other) {
            case Child child -> each.ref().equals(child.parent());
            case Bridge bridge -> bridge.members().contains(each.ref());
            default -> false;
        });
        return !carries
                && lab.namespaces().stream()
                        .flatMap(namespace -> namespace.routes().stream())
                        .noneMatch(route -> each.name().equals(route.dev()));
    }

    /** Two children of one parent that are up, neither in passthru mode, the first with a MAC address. */
    static Optional<List<Macvlan>> twoSiblings(Topology lab, SeededChoices dice) {
        return one(children(lab), dice, child -> child.up() && child.common().mac() != null)
                .flatMap(child -> one(
                                children(lab),
                                dice,
                                other -> !other.equals(child)
                                        && other.up()
                                        && Objects.equals(other.parent(), child.parent()))
                        .map(other -> List.of(child, other)));
    }

    /** Two ipvlan children of one parent. */
    static Optional<List<Ipvlan>> twoIpvlans(Topology lab, SeededChoices dice) {
        return one(ipvlans(lab), dice, _ -> true)
                .flatMap(child -> one(
                                ipvlans(lab),
                                dice,
                                other -> !other.equals(child) && Objects.equals(other.parent(), child.parent()))
                        .map(other -> List.of(child, other)));
    }

    static Ipvlan.Mode anotherMode(Ipvlan child) {
        return child.effectiveMode() == Ipvlan.Mode.L2 ? Ipvlan.Mode.L3 : Ipvlan.Mode.L2;
    }

    static Ipvlan.Flag anotherFlag(Ipvlan child) {
        return child.effectiveFlag() == Ipvlan.Flag.BRIDGE ? Ipvlan.Flag.PRIVATE : Ipvlan.Flag.BRIDGE;
    }

    /** One of those that suit, if there are any. */
    static <T> Optional<T> one(List<? extends T> of, SeededChoices dice, Predicate<? super T> suits) {
        List<T> good = new ArrayList<>();
        of.stream().filter(suits).forEach(good::add);
        return good.isEmpty() ? Optional.empty() : Optional.of(dice.pick(good));
    }

    static String macOf(Interface each) {
        return Objects.requireNonNullElse(each.common().mac(), "02:77:00:00:00:01");
    }

    static Interface withMac(Interface each, String mac) {
        return each.withCommon(each.common().withMac(mac));
    }

    static Interface withAddress(Interface each, String address) {
        List<String> more = new ArrayList<>(each.common().addresses());
        more.add(address);
        return each.withCommon(each.common().withAddresses(more));
    }

    static Bridge withMember(Bridge bridge, Ref member) {
        List<Ref> more = new ArrayList<>(bridge.members());
        more.add(member);
        return bridge.withMembers(more);
    }

    static Namespace withRoute(Namespace namespace, Namespace.Route route) {
        List<Namespace.Route> more = new ArrayList<>(namespace.routes());
        more.add(route);
        return namespace.withRoutes(more);
    }

    static Optional<Topology> withRoute(Topology lab, SeededChoices dice, Namespace.Route route) {
        return one(lab.namespaces(), dice, _ -> true).map(each -> replace(lab, each, withRoute(each, route)));
    }

    static Topology with(Topology lab, Interface another) {
        List<Interface> more = new ArrayList<>(lab.interfaces());
        more.add(another);
        return lab.withInterfaces(more);
    }

    static Topology replace(Topology lab, Interface old, Interface now) {
        UnaryOperator<Interface> change = each -> each.equals(old) ? now : each;
        return lab.withInterfaces(lab.interfaces().stream().map(change).toList());
    }

    static Topology replace(Topology lab, Namespace old, Namespace now) {
        UnaryOperator<Namespace> change = each -> each.equals(old) ? now : each;
        return lab.withNamespaces(lab.namespaces().stream().map(change).toList());
    }
}
