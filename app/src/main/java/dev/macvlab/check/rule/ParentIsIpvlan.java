package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import java.util.List;

/** Nothing but ipvlan goes on an ipvlan child. */
public final class ParentIsIpvlan implements Rule<InterfaceStack> {
    @Override
    public String id() {
        return "parent-is-ipvlan";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_port_create(); IFF_NO_RX_HANDLER: EINVAL";
    }

    @Override
    public void check(InterfaceStack stack, Findings findings) {
        InterfaceStack parent = stack.parent();
        if (parent != null && parent.itself() instanceof Ipvlan && stack.itself() instanceof Macvlan child) {
            findings.add(
                    List.of(stack.ref(), parent.ref()),
                    "parent",
                    Message.of("check.parent-is-ipvlan", child.kind().word(), child.name(), parent.ref()));
        }
    }
}
