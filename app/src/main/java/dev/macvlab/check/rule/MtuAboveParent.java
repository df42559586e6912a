package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.topology.Ipvlan;
import java.util.List;

/**
 * A child's frames go through its parent, so that they can't be larger; of ipvlan the kernel does not look.
 *
 * @param ofIpvlan whether it looks at ipvlan children alone, or at all others
 */
public record MtuAboveParent(boolean ofIpvlan) implements Rule<InterfaceStack> {
    @Override
    public String id() {
        return ofIpvlan ? "ipvlan-mtu-above-parent" : "mtu-above-parent";
    }

    @Override
    public String about() {
        return ofIpvlan
                ? "drivers/net/ipvlan/ipvlan_main.c"
                : "drivers/net/macvlan.c, macvlan_common_newlink() and macvlan_change_mtu(): EINVAL";
    }

    @Override
    public void check(InterfaceStack stack, Findings findings) {
        Integer mtu = stack.device().writtenMtu();
        InterfaceStack lower = stack.lower();
        if (mtu == null
                || lower == null
                || stack.itself() instanceof Ipvlan != ofIpvlan
                || lower.mtu().isEmpty()) {
            return;
        }
        int most = lower.mtu().getAsInt();
        if (mtu > most) {
            findings.add(
                    List.of(stack.ref(), lower.ref()),
                    "mtu",
                    Message.of("check." + id(), stack.itself().name(), mtu, lower.ref(), most),
                    Fix.mtu(stack.itself(), most));
        }
    }
}
