package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Ref;

/** A child stands on an interface. */
public final class MissingParent implements Rule<InterfaceStack> {
    @Override
    public String id() {
        return "parent-missing";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_common_newlink(): EINVAL, ENODEV";
    }

    @Override
    public void check(InterfaceStack stack, Findings findings) {
        if (stack.itself() instanceof Child child && stack.parent() == null && !stack.circular()) {
            Ref parent = stack.device().writtenParent();
            findings.add(
                    stack.ref(),
                    "parent",
                    parent == null
                            ? Message.of(
                                    "check.parent-missing.none",
                                    child.name(),
                                    child.kind().word())
                            : parent.name().equals("lo")
                                    ? Message.of("check.parent-missing.loopback", child.name(), parent)
                                    : Message.of("check.parent-missing.absent", child.name(), parent));
        }
    }
}
