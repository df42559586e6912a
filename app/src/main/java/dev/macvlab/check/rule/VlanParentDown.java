package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.Stack;
import dev.macvlab.topology.Vlan;
import java.util.List;

/** A VLAN interface goes up only on a parent that is up. */
public final class VlanParentDown implements Rule<Stack> {
    @Override
    public String id() {
        return "vlan-parent-down";
    }

    @Override
    public String about() {
        return "net/8021q/vlan_dev.c, vlan_dev_open(): ENETDOWN";
    }

    @Override
    public void check(Stack stack, Findings findings) {
        Stack lower = stack.lower();
        if (lower != null && stack.device().up() && !lower.device().up() && stack.itself() instanceof Vlan) {
            findings.add(
                    List.of(stack.ref(), lower.ref()),
                    "parent",
                    Message.of("check.vlan-parent-down", stack.itself().name(), lower.ref()),
                    new Edit.Change(
                            Message.of("edit.set-up", lower.itself().name()),
                            lower.itself().withCommon(lower.itself().common().withUp(null))));
        }
    }
}
