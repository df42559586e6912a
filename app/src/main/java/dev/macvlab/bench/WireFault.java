package dev.macvlab.bench;

import static dev.macvlab.bench.Alterations.bridges;
import static dev.macvlab.bench.Alterations.one;
import static dev.macvlab.bench.Alterations.replace;
import static dev.macvlab.bench.Alterations.with;
import static dev.macvlab.bench.Alterations.withMac;
import static dev.macvlab.bench.Alterations.withMember;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Veth;
import java.util.List;
import java.util.Optional;

/** Mistakes with NICs, cables and bridges. */
enum WireFault implements Fault {
    PEER_OF_ANOTHER {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return one(lab.interfaces(), dice, Veth.class::isInstance)
                    .map(each -> replace(lab, each, ((Veth) each).withPeer(Ref.top("nothing0"))));
        }
    },
    PORT_OF_TWO_BRIDGES {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return one(bridges(lab), dice, _ -> true)
                    .map(bridge -> with(lab, new Bridge(Common.named(bridge.namespace(), "brtwo"), bridge.members())));
        }
    },
    IMPOSSIBLE_MTU {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            int mtu = dice.chance(50) ? 67 : 65536;
            // A dummy takes any.
            return one(lab.interfaces(), dice, each -> !(each instanceof Dummy))
                    .map(each ->
                            replace(lab, each, each.withCommon(each.common().withMtu(mtu))));
        }
    },
    IMPOSSIBLE_MAC {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            String mac = dice.pick(List.of("03:00:00:00:00:01", "00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff"));
            return one(
                            lab.interfaces(),
                            dice,
                            each -> !(each instanceof Macvlan child && child.effectiveMode() == Mode.PASSTHRU))
                    .map(each -> replace(lab, each, withMac(each, mac)));
        }
    },
    BRIDGE_STANDS_ON_ITSELF {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return one(bridges(lab), dice, _ -> true).map(bridge -> {
                var own = Macvlan.of(Common.named(bridge.namespace(), "own"), bridge.ref(), Mode.BRIDGE);
                return with(replace(lab, bridge, withMember(bridge, own.ref())), own);
            });
        }
    },
    BRIDGE_IN_A_BRIDGE {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return one(bridges(lab), dice, _ -> true)
                    .map(bridge ->
                            with(lab, new Bridge(Common.named(bridge.namespace(), "brout"), List.of(bridge.ref()))));
        }
    },
    PORT_FROM_ELSEWHERE {
        @Override
        public Optional<Topology> in(Topology lab, SeededChoices dice) {
            return one(bridges(lab), dice, _ -> true)
                    .flatMap(bridge -> one(
                                    lab.interfaces(),
                                    dice,
                                    other -> !(other instanceof Bridge)
                                            && !other.namespace().equals(bridge.namespace()))
                            .map(other -> replace(lab, bridge, withMember(bridge, other.ref()))));
        }
    }
}
