package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.topology.Vlan;
import java.util.List;

/**
 * A child has no carrier while its parent is down, and a VLAN interface does not even go up.
 *
 * @param ofVlan whether it looks at VLAN interfaces alone, or at all other children
 */
public record ParentDown(boolean ofVlan) implements Rule<InterfaceStack> {
    @Override
    public String id() {
        return ofVlan ? "vlan-parent-down" : "parent-down";
    }

    @Override
    public String about() {
        return ofVlan
                ? "net/8021q/vlan_dev.c, vlan_dev_open(): ENETDOWN"
                : "drivers/net/macvlan.c, netif_stacked_transfer_operstate()";
    }

    @Override
    public void check(InterfaceStack stack, Findings findings) {
        InterfaceStack lower = stack.lower();
        if (lower != null && stack.device().up() && !lower.device().up() && stack.itself() instanceof Vlan == ofVlan) {
            findings.add(
                    List.of(stack.ref(), lower.ref()),
                    "parent",
                    Message.of("check." + id(), stack.itself().name(), lower.ref()),
                    new Edit.Change(
                            Message.of("edit.set-up", lower.itself().name()),
                            lower.itself().withCommon(lower.itself().common().withUp(null))));
        }
    }
}
