package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.topology.Child;
import java.util.List;

/** A macvlan child that is drawn on another ends up beside it. */
public final class ChildOnChild implements Rule<InterfaceStack> {
    @Override
    public String id() {
        return "child-on-child";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_dev_real_dev()";
    }

    @Override
    public void check(InterfaceStack stack, Findings findings) {
        InterfaceStack parent = stack.parent();
        InterfaceStack lower = stack.lower();
        if (parent != null && lower != null && parent != lower && stack.itself() instanceof Child child) {
            findings.add(
                    List.of(stack.ref(), parent.ref(), lower.ref()),
                    "parent",
                    Message.of("check.child-on-child", child.name(), parent.ref(), lower.ref()),
                    new Edit.Change(
                            Message.of("edit.put-on", child.name(), lower.ref()), child.withParent(lower.ref())));
        }
    }
}
