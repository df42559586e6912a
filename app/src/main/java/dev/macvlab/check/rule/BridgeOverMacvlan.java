package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import java.util.List;

/** Behind a macvlan child there is room for one MAC address. */
public final class BridgeOverMacvlan implements Rule<InterfaceStack> {
    @Override
    public String id() {
        return "bridge-over-macvlan";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_handle_frame()";
    }

    @Override
    public void check(InterfaceStack stack, Findings findings) {
        if (!(stack.itself() instanceof Bridge bridge)) {
            return;
        }
        for (InterfaceStack member : stack.members()) {
            if (!(member.itself() instanceof Macvlan child)) {
                continue;
            }
            if (child.effectiveMode() == Mode.PASSTHRU && Boolean.FALSE.equals(child.promiscuous())) {
                findings.add(
                        List.of(member.ref(), stack.ref()),
                        "promiscuous",
                        Message.of("check.bridge-over-macvlan.not-promiscuous", child.name(), bridge.name()),
                        new Edit.Change(Message.of("edit.let-promiscuous", child.name()), child.withPromiscuous(null)));
            } else if (child.effectiveMode() != Mode.PASSTHRU) {
                findings.add(
                        List.of(member.ref(), stack.ref()),
                        "mode",
                        Message.of("check.bridge-over-macvlan.not-passthru", child.name(), bridge.name()),
                        new Edit.Change(Message.of("edit.set-passthru", child.name()), child.withMode(Mode.PASSTHRU)));
            }
        }
    }
}
