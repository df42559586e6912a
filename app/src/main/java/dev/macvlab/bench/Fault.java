package dev.macvlab.bench;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Extras;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Namespace.Settings;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Veth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A mistake that a person could make in a lab that was good, of which the kernel should know. */
enum Fault {
    SIBLINGS_SHARE_A_MAC {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            return twoSiblings(lab, dice)
                    .map(two -> replace(lab, two.getLast(), withMac(two.getLast(), macOf(two.getFirst()))));
        }
    },
    CHILD_HAS_ITS_PARENTS_MAC {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            return one(
                            children(lab),
                            dice,
                            child -> child.up() && parent(lab, child).up())
                    .map(child -> replace(lab, child, withMac(child, macOf(parent(lab, child)))));
        }
    },
    PASSTHRU_HAS_A_SIBLING {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            return twoSiblings(lab, dice)
                    .map(two -> replace(
                            lab,
                            two.getLast(),
                            two.getLast()
                                    .withMode(Mode.PASSTHRU)
                                    .withSources(List.of())
                                    .withNodst(null)
                                    .withCommon(two.getLast().common().withMac(null))));
        }
    },
    CHILD_OF_A_BRIDGE_PORT {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            List<Ref> ports = lab.interfaces().stream()
                    .filter(Bridge.class::isInstance)
                    .flatMap(bridge -> ((Bridge) bridge).members().stream())
                    .toList();
            return one(ports, dice, _ -> true)
                    .flatMap(port -> one(children(lab), dice, child -> !port.equals(child.ref()))
                            .map(child -> replace(lab, child, child.withParent(port))));
        }
    },
    CHILD_IS_LARGER_THAN_ITS_PARENT {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            return one(children(lab), dice, _ -> true)
                    .map(child ->
                            replace(lab, child, child.withCommon(child.common().withMtu(1501 + dice.below(7500)))));
        }
    },
    TOO_SMALL_FOR_IPV6 {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            return one(
                            lab.interfaces(),
                            dice,
                            each -> each.addresses().stream()
                                    .anyMatch(cidr -> cidr.address().isV6()))
                    .map(each ->
                            replace(lab, each, each.withCommon(each.common().withMtu(68 + dice.below(1211)))));
        }
    },
    IPV6_IS_OFF {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            Settings off = new Settings(null, null, null, null, null, false, Extras.NONE);
            return one(
                            lab.namespaces(),
                            dice,
                            namespace -> lab.interfaces().stream()
                                    .filter(each -> each.namespace().equals(namespace.name()))
                                    .flatMap(each -> each.addresses().stream())
                                    .anyMatch(cidr -> cidr.address().isV6()))
                    .map(namespace -> replace(lab, namespace, namespace.withSettings(off)));
        }
    },
    IMPOSSIBLE_NAME {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            String name = dice.pick(List.of("sixteen-letters0", "a:b", "all", "a b", "a%d", "..", "lo", "\u00e00"));
            return one(children(lab), dice, child -> isLeaf(lab, child))
                    .map(child ->
                            replace(lab, child, child.withCommon(child.common().withName(name))));
        }
    },
    NAME_IS_TAKEN {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            return one(children(lab), dice, child -> isLeaf(lab, child))
                    .flatMap(child -> one(
                                    lab.interfaces(),
                                    dice,
                                    other -> !other.equals(child)
                                            && other.namespace().equals(child.namespace()))
                            .map(other -> replace(
                                    lab, child, child.withCommon(child.common().withName(other.name())))));
        }
    },
    IMPOSSIBLE_MAC {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            String mac = dice.pick(List.of("03:00:00:00:00:01", "00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff"));
            return one(
                            lab.interfaces(),
                            dice,
                            each -> !(each instanceof Macvlan child && child.effectiveMode() == Mode.PASSTHRU))
                    .map(each -> replace(lab, each, withMac(each, mac)));
        }
    },
    IMPOSSIBLE_ADDRESS {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            String address = dice.pick(List.of("0.0.0.0/24", "ff02::5/64", "::1/128", "::/64", "10.0.0.1/33"));
            return one(lab.interfaces(), dice, _ -> true).map(each -> replace(lab, each, withAddress(each, address)));
        }
    },
    ADDRESS_IS_TAKEN {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            return one(children(lab), dice, child -> !child.addresses().isEmpty())
                    .flatMap(child -> one(
                                    children(lab),
                                    dice,
                                    other -> Objects.equals(other.parent(), child.parent())
                                            && !other.namespace().equals(child.namespace()))
                            .map(other -> replace(
                                    lab,
                                    other,
                                    withAddress(
                                            other, child.common().addresses().getFirst()))));
        }
    },
    PASSTHRU_WITH_A_MAC {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            return one(children(lab), dice, child -> child.effectiveMode() == Mode.PASSTHRU)
                    .map(child -> replace(lab, child, withMac(child, "02:66:00:00:00:01")));
        }
    },
    GATEWAY_OUT_OF_REACH {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            String via = dice.chance(50) ? "172.16.0.1" : "fd77::1";
            return withRoute(lab, dice, new Namespace.Route("default", via, null, null, 3, Extras.NONE));
        }
    },
    ROUTE_BY_NOTHING {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            return withRoute(lab, dice, new Namespace.Route("172.16.0.0/12", null, "none0", null, 3, Extras.NONE));
        }
    },
    ROUTE_TWICE {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            return one(lab.namespaces(), dice, each -> !each.routes().isEmpty())
                    .map(each -> replace(lab, each, withRoute(each, dice.pick(each.routes()))));
        }
    },
    SOURCES_OF_ANOTHER_MODE {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            return one(children(lab), dice, child -> child.effectiveMode() != Mode.SOURCE)
                    .map(child -> replace(lab, child, child.withSources(List.of("02:00:00:00:00:77"))));
        }
    },
    SOURCE_IS_A_GROUP {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            return one(children(lab), dice, child -> child.effectiveMode() == Mode.SOURCE)
                    .map(child -> replace(lab, child, child.withSources(List.of("01:00:5e:00:00:01"))));
        }
    },
    PARENT_IS_NOT_THERE {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            Ref nowhere = Ref.top(dice.chance(50) ? "nothing0" : "lo");
            return one(children(lab), dice, _ -> true).map(child -> replace(lab, child, child.withParent(nowhere)));
        }
    },
    IMPOSSIBLE_MTU {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            int mtu = dice.chance(50) ? 67 : 65536;
            return one(lab.interfaces(), dice, _ -> true)
                    .map(each ->
                            replace(lab, each, each.withCommon(each.common().withMtu(mtu))));
        }
    },
    PEER_OF_ANOTHER {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            return one(lab.interfaces(), dice, Veth.class::isInstance)
                    .map(each -> replace(lab, each, ((Veth) each).withPeer(Ref.top("nothing0"))));
        }
    },
    PORT_OF_TWO_BRIDGES {
        @Override
        Optional<Topology> in(Topology lab, Dice dice) {
            return one(lab.interfaces(), dice, Bridge.class::isInstance).map(each -> {
                List<Interface> more = new ArrayList<>(lab.interfaces());
                more.add(new Bridge(Common.named(each.namespace(), "brtwo"), ((Bridge) each).members()));
                return lab.withInterfaces(more);
            });
        }
    };

    /** The lab with that mistake in it; empty when it has nothing that could be wrong in that way. */
    abstract Optional<Topology> in(Topology lab, Dice dice);

    private static List<Macvlan> children(Topology lab) {
        return lab.interfaces().stream()
                .filter(Macvlan.class::isInstance)
                .map(Macvlan.class::cast)
                .toList();
    }

    private static Interface parent(Topology lab, Macvlan child) {
        return Index.of(lab).lowerDevice(child).orElseThrow();
    }

    private static boolean isLeaf(Topology lab, Macvlan child) {
        return lab.interfaces().stream()
                        .noneMatch(each ->
                                each instanceof Macvlan other && child.ref().equals(other.parent()))
                && lab.interfaces().stream()
                        .noneMatch(each -> each instanceof Bridge bridge
                                && bridge.members().contains(child.ref()))
                && lab.namespaces().stream()
                        .flatMap(each -> each.routes().stream())
                        .noneMatch(route -> child.name().equals(route.dev()));
    }

    /** Two children of one parent that are up, neither in passthru mode, the first with a MAC address. */
    private static Optional<List<Macvlan>> twoSiblings(Topology lab, Dice dice) {
        return one(children(lab), dice, child -> child.up() && child.common().mac() != null)
                .flatMap(child -> one(
                                children(lab),
                                dice,
                                other -> !other.equals(child)
                                        && other.up()
                                        && Objects.equals(other.parent(), child.parent()))
                        .map(other -> List.of(child, other)));
    }

    private static <T> Optional<T> one(List<? extends T> of, Dice dice, java.util.function.Predicate<? super T> suits) {
        List<T> good = new ArrayList<>();
        of.stream().filter(suits).forEach(good::add);
        return good.isEmpty() ? Optional.empty() : Optional.of(dice.pick(good));
    }

    private static String macOf(Interface each) {
        return Objects.requireNonNullElse(each.common().mac(), "02:77:00:00:00:01");
    }

    private static Interface withMac(Interface each, String mac) {
        return each.withCommon(each.common().withMac(mac));
    }

    private static Interface withAddress(Interface each, String address) {
        List<String> more = new ArrayList<>(each.common().addresses());
        more.add(address);
        return each.withCommon(each.common().withAddresses(more));
    }

    private static Namespace withRoute(Namespace namespace, Namespace.Route route) {
        List<Namespace.Route> more = new ArrayList<>(namespace.routes());
        more.add(route);
        return namespace.withRoutes(more);
    }

    private static Optional<Topology> withRoute(Topology lab, Dice dice, Namespace.Route route) {
        return one(lab.namespaces(), dice, _ -> true).map(each -> replace(lab, each, withRoute(each, route)));
    }

    private static Topology replace(Topology lab, Interface old, Interface now) {
        UnaryOperator<Interface> change = each -> each.equals(old) ? now : each;
        return lab.withInterfaces(lab.interfaces().stream().map(change).toList());
    }

    private static Topology replace(Topology lab, Namespace old, Namespace now) {
        UnaryOperator<Namespace> change = each -> each.equals(old) ? now : each;
        return lab.withNamespaces(lab.namespaces().stream().map(change).toList());
    }
}
