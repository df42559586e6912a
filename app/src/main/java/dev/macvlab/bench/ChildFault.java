package dev.macvlab.bench;

import static dev.macvlab.bench.Alterations.anotherFlag;
import static dev.macvlab.bench.Alterations.anotherMode;
import static dev.macvlab.bench.Alterations.children;
import static dev.macvlab.bench.Alterations.ipvlans;
import static dev.macvlab.bench.Alterations.isLeaf;
import static dev.macvlab.bench.Alterations.macOf;
import static dev.macvlab.bench.Alterations.one;
import static dev.macvlab.bench.Alterations.parent;
import static dev.macvlab.bench.Alterations.replace;
import static dev.macvlab.bench.Alterations.twoIpvlans;
import static dev.macvlab.bench.Alterations.twoSiblings;
import static dev.macvlab.bench.Alterations.vlans;
import static dev.macvlab.bench.Alterations.with;
import static dev.macvlab.bench.Alterations.withAddress;
import static dev.macvlab.bench.Alterations.withMac;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Vlan;
import java.util.List;
import java.util.Optional;

/** Mistakes with macvlan, macvtap, ipvlan and VLAN children. */
enum ChildFault implements Fault {
    SIBLINGS_SHARE_A_MAC {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return twoSiblings(lab, dice)
                    .map(two -> replace(lab, two.getLast(), withMac(two.getLast(), macOf(two.getFirst()))));
        }
    },
    CHILD_HAS_ITS_PARENTS_MAC {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return one(
                            children(lab),
                            dice,
                            child -> child.up() && parent(lab, child).up())
                    .map(child -> replace(lab, child, withMac(child, macOf(parent(lab, child)))));
        }
    },
    PASSTHRU_HAS_A_SIBLING {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
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
    PASSTHRU_WITH_A_MAC {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return one(children(lab), dice, child -> child.effectiveMode() == Mode.PASSTHRU)
                    .map(child -> replace(lab, child, withMac(child, "02:66:00:00:00:01")));
        }
    },
    CHILD_OF_A_BRIDGE_PORT {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
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
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return one(children(lab), dice, _ -> true)
                    .map(child ->
                            replace(lab, child, child.withCommon(child.common().withMtu(1501 + dice.below(7500)))));
        }
    },
    SOURCES_OF_ANOTHER_MODE {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return one(children(lab), dice, child -> child.effectiveMode() != Mode.SOURCE)
                    .map(child -> replace(lab, child, child.withSources(List.of("02:00:00:00:00:77"))));
        }
    },
    SOURCE_IS_A_GROUP {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return one(children(lab), dice, child -> child.effectiveMode() == Mode.SOURCE)
                    .map(child -> replace(lab, child, child.withSources(List.of("01:00:5e:00:00:01"))));
        }
    },
    PARENT_IS_NOT_THERE {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            Ref nowhere = Ref.top(dice.chance(50) ? "nothing0" : "lo");
            return one(children(lab), dice, _ -> true).map(child -> replace(lab, child, child.withParent(nowhere)));
        }
    },
    CHILD_STANDS_ON_ITSELF {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return one(children(lab), dice, _ -> true)
                    .flatMap(child -> one(
                                    children(lab),
                                    dice,
                                    other -> other.equals(child) || child.ref().equals(other.parent()))
                            .map(other -> replace(lab, child, child.withParent(other.ref()))));
        }
    },
    CHILD_OF_AN_IPVLAN {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return one(ipvlans(lab), dice, _ -> true)
                    .flatMap(ipvlan -> one(children(lab), dice, child -> isLeaf(lab, child))
                            .map(child -> replace(lab, child, child.withParent(ipvlan.ref()))));
        }
    },
    MACVLAN_BESIDE_AN_IPVLAN {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return one(ipvlans(lab), dice, _ -> true)
                    .flatMap(ipvlan -> one(children(lab), dice, child -> isLeaf(lab, child))
                            .map(child -> replace(lab, child, child.withParent(ipvlan.parent()))));
        }
    },
    IPVLANS_DIFFER {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return twoIpvlans(lab, dice)
                    .map(two -> dice.chance(50)
                            ? replace(lab, two.getFirst(), two.getFirst().withMode(anotherMode(two.getFirst())))
                            : replace(lab, two.getFirst(), two.getFirst().withFlag(anotherFlag(two.getFirst()))));
        }
    },
    IPVLANS_SHARE_AN_ADDRESS {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return twoIpvlans(lab, dice)
                    .filter(two -> !two.getFirst().addresses().isEmpty())
                    .map(two -> replace(
                            lab,
                            two.getLast(),
                            withAddress(
                                    two.getLast(),
                                    two.getFirst().common().addresses().getFirst())));
        }
    },
    VLAN_ID_IS_TAKEN {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return one(vlans(lab), dice, _ -> true)
                    .map(vlan -> with(lab, new Vlan(Common.named(vlan.namespace(), "vtwo"), vlan.parent(), vlan.id())));
        }
    },
    IMPOSSIBLE_VLAN_ID {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return one(vlans(lab), dice, vlan -> isLeaf(lab, vlan))
                    .map(vlan -> replace(lab, vlan, vlan.withId(4095 + dice.below(2))));
        }
    }
}
