package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.topology.Bridge;

/** A bridge whose ports are all down has no carrier. */
public final class BridgeMembersDown implements Rule<InterfaceStack> {
    @Override
    public String id() {
        return "bridge-members-down";
    }

    @Override
    public String about() {
        return "net/bridge/br_device.c";
    }

    @Override
    public void check(InterfaceStack stack, Findings findings) {
        if (stack.itself() instanceof Bridge bridge
                && bridge.up()
                && !stack.members().isEmpty()
                && stack.members().stream().noneMatch(each -> each.device().up())) {
            findings.add(stack.ref(), "members", Message.of("check.bridge-members-down", bridge.name()));
        }
    }
}
