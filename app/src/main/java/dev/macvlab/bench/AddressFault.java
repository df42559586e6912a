package dev.macvlab.bench;

import static dev.macvlab.bench.Alterations.children;
import static dev.macvlab.bench.Alterations.isLeaf;
import static dev.macvlab.bench.Alterations.one;
import static dev.macvlab.bench.Alterations.replace;
import static dev.macvlab.bench.Alterations.withAddress;
import static dev.macvlab.bench.Alterations.withRoute;

import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Namespace.Settings;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.UnknownKeys;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Mistakes with names, addresses and routes. */
enum AddressFault implements Fault {
    TOO_SMALL_FOR_IPV6 {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
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
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            Settings off = new Settings(null, null, null, null, null, false, UnknownKeys.NONE);
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
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            String name = dice.pick(List.of("sixteen-letters0", "a:b", "all", "a b", "a%d", "..", "lo", "\u00e00"));
            return one(children(lab), dice, child -> isLeaf(lab, child))
                    .map(child ->
                            replace(lab, child, child.withCommon(child.common().withName(name))));
        }
    },
    NAME_IS_TAKEN {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
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
    IMPOSSIBLE_ADDRESS {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            String address = dice.pick(List.of("0.0.0.0/24", "ff02::5/64", "::1/128", "::/64", "10.0.0.1/33"));
            return one(lab.interfaces(), dice, _ -> true).map(each -> replace(lab, each, withAddress(each, address)));
        }
    },
    ADDRESS_IS_TAKEN {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
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
    GATEWAY_OUT_OF_REACH {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            String via = dice.chance(50) ? "172.16.0.1" : "fd77::1";
            return withRoute(lab, dice, new Namespace.Route("default", via, null, null, 3, UnknownKeys.NONE));
        }
    },
    ROUTE_BY_NOTHING {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return withRoute(lab, dice, new Namespace.Route("172.16.0.0/12", null, "none0", null, 3, UnknownKeys.NONE));
        }
    },
    ROUTE_TWICE {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return one(lab.namespaces(), dice, each -> !each.routes().isEmpty())
                    .map(each -> replace(lab, each, withRoute(each, dice.pick(each.routes()))));
        }
    },
    ADDRESS_TWICE {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return one(
                            lab.interfaces(),
                            dice,
                            each -> !each.common().addresses().isEmpty())
                    .map(each -> replace(
                            lab, each, withAddress(each, dice.pick(each.common().addresses()))));
        }
    }
}
