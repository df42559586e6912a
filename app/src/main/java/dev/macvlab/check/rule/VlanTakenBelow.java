package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.BroadcastDomain;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Vlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A VLAN on a parent takes all frames of its id before the parent's children could have them. */
public final class VlanTakenBelow implements Rule<BroadcastDomain> {
    private record Tag(Ref lower, int id) {}

    @Override
    public String id() {
        return "vlan-taken-below";
    }

    @Override
    public String about() {
        return "net/core/dev.c, __netif_receive_skb_core(); net/8021q/vlan_core.c, vlan_do_receive()";
    }

    @Override
    public void check(BroadcastDomain lan, Findings findings) {
        Map<Tag, InterfaceStack> takers = new HashMap<>();
        for (InterfaceStack each : lan.members(Vlan.class)) {
            if (each.itself() instanceof Vlan vlan && vlan.id() != null && each.lower() != null) {
                takers.putIfAbsent(new Tag(each.lower().ref(), vlan.id()), each);
            }
        }
        if (takers.size() < 2) {
            return;
        }
        for (InterfaceStack each : lan.members(Vlan.class)) {
            if (each.itself() instanceof Vlan vlan && vlan.id() != null && each.lower() != null) {
                InterfaceStack below = each.lower().lower();
                InterfaceStack taker = below == null ? null : takers.get(new Tag(below.ref(), vlan.id()));
                if (below != null && taker != null && taker.device().up()) {
                    findings.add(
                            List.of(each.ref(), taker.ref()),
                            "id",
                            Message.of(
                                    "check.vlan-taken-below",
                                    taker.ref(),
                                    vlan.id(),
                                    below.ref(),
                                    each.ref(),
                                    each.lower().ref()));
                }
            }
        }
    }
}
