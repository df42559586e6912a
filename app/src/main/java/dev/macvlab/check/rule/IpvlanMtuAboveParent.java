package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.Stack;
import dev.macvlab.topology.Ipvlan;
import java.util.List;

/** An ipvlan child's frames go through its parent as well, though the kernel does not look. */
public final class IpvlanMtuAboveParent implements Rule<Stack> {
    @Override
    public String id() {
        return "ipvlan-mtu-above-parent";
    }

    @Override
    public String about() {
        return "drivers/net/ipvlan/ipvlan_main.c";
    }

    @Override
    public void check(Stack stack, Findings findings) {
        Integer mtu = stack.device().writtenMtu();
        Stack lower = stack.lower();
        if (mtu == null
                || lower == null
                || !(stack.itself() instanceof Ipvlan)
                || lower.mtu().isEmpty()) {
            return;
        }
        int most = lower.mtu().getAsInt();
        if (mtu > most) {
            findings.add(
                    List.of(stack.ref(), lower.ref()),
                    "mtu",
                    Message.of("check.ipvlan-mtu-above-parent", stack.itself().name(), mtu, lower.ref(), most),
                    Fix.mtu(stack.itself(), most));
        }
    }
}
