package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.resolve.Stack;
import dev.macvlab.topology.Child;
import java.util.List;

/** A macvlan child that is drawn on another ends up beside it. */
public final class ChildOnChild implements Rule<Stack> {
    @Override
    public String id() {
        return "child-on-child";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_dev_real_dev()";
    }

    @Override
    public void check(Stack stack, Findings findings) {
        Stack parent = stack.parent();
        Stack lower = stack.lower();
        if (parent != null && lower != null && parent != lower && stack.itself() instanceof Child child) {
            findings.add(
                    List.of(stack.ref(), parent.ref(), lower.ref()),
                    "parent",
                    "The kernel doesn't put " + child.name() + " on " + parent.ref() + " but beside it, on "
                            + lower.ref() + ", where mode, MTU and MAC address have to fit: draw it there.",
                    new Edit.Change("Put " + child.name() + " on " + lower.ref(), child.withParent(lower.ref())));
        }
    }
}
