package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Argument;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Switch;

/** The cable of a NIC leads to a switch of the topology. */
public final class MissingSwitch implements Rule<InterfaceStack> {
    @Override
    public String id() {
        return "switch-missing";
    }

    @Override
    public String about() {
        return "the README, topology files";
    }

    @Override
    public void check(InterfaceStack stack, Findings findings) {
        if (!stack.switchExists() && stack.itself() instanceof Nic nic && nic.port() != null) {
            String name = nic.port().toSwitch();
            findings.add(
                    stack.ref(),
                    "port",
                    Message.of("check.switch-missing", nic.name(), Argument.quoted(name)),
                    new Edit.AddSwitch(Switch.named(name), null));
        }
    }
}
