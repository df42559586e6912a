package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.Stack;
import dev.macvlab.topology.Vlan;
import java.util.List;

/** A child has no carrier while its parent is down. */
public final class ParentDown implements Rule<Stack> {
    @Override
    public String id() {
        return "parent-down";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, netif_stacked_transfer_operstate()";
    }

    @Override
    public void check(Stack stack, Findings findings) {
        Stack lower = stack.lower();
        if (lower != null && stack.device().up() && !lower.device().up() && !(stack.itself() instanceof Vlan)) {
            findings.add(
                    List.of(stack.ref(), lower.ref()),
                    "parent",
                    Message.of("check.parent-down", stack.itself().name(), lower.ref()),
                    new Edit.Change(
                            Message.of("edit.set-up", lower.itself().name()),
                            lower.itself().withCommon(lower.itself().common().withUp(null))));
        }
    }
}
