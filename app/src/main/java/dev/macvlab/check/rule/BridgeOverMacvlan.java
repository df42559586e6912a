package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.resolve.Stack;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import java.util.List;

/** Behind a macvlan child there is room for one MAC address. */
public final class BridgeOverMacvlan implements Rule<Stack> {
    @Override
    public String id() {
        return "bridge-over-macvlan";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_handle_frame()";
    }

    @Override
    public void check(Stack stack, Findings findings) {
        if (!(stack.itself() instanceof Bridge bridge)) {
            return;
        }
        for (Stack member : stack.members()) {
            if (!(member.itself() instanceof Macvlan child)) {
                continue;
            }
            if (child.effectiveMode() == Mode.PASSTHRU && Boolean.FALSE.equals(child.promiscuous())) {
                findings.add(
                        List.of(member.ref(), stack.ref()),
                        "promiscuous",
                        "The parent of " + child.name()
                                + " is not promiscuous, so that a card takes no frames for what is behind the bridge "
                                + bridge.name() + ": let " + child.name() + " make it promiscuous.",
                        new Edit.Change("Let " + child.name() + " be promiscuous", child.withPromiscuous(null)));
            } else if (child.effectiveMode() != Mode.PASSTHRU) {
                findings.add(
                        List.of(member.ref(), stack.ref()),
                        "mode",
                        "The parent of " + child.name()
                                + " hands up only frames for its own MAC address, so that whatever is behind the"
                                + " bridge "
                                + bridge.name() + " gets no answer: set " + child.name()
                                + " to passthru, or make its parent the member.",
                        new Edit.Change("Set " + child.name() + " to passthru", child.withMode(Mode.PASSTHRU)));
            }
        }
    }
}
