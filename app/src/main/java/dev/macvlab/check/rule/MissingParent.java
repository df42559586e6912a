package dev.macvlab.check.rule;

import dev.macvlab.resolve.Stack;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Ref;

/** A child stands on an interface. */
public final class MissingParent implements Rule<Stack> {
    @Override
    public String id() {
        return "parent-missing";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_common_newlink(): EINVAL, ENODEV";
    }

    @Override
    public void check(Stack stack, Findings findings) {
        if (stack.itself() instanceof Child child && stack.parent() == null && !stack.circular()) {
            Ref parent = stack.device().writtenParent();
            findings.add(
                    stack.ref(),
                    "parent",
                    parent == null
                            ? child.name() + " has no parent, and a "
                                    + child.kind().word() + " can't be without one: draw a line from it to a NIC."
                            : child.name() + " is to stand on " + parent
                                    + (parent.name().equals("lo")
                                            ? ", and the kernel refuses children on a loopback interface: choose"
                                                    + " another parent."
                                            : ", which is not there: choose another parent."));
        }
    }
}
