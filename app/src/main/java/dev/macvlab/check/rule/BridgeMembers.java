package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Ref;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** A bridge's members are interfaces of its own namespace. */
public final class BridgeMembers implements Rule<InterfaceStack> {
    @Override
    public String id() {
        return "bridge-members";
    }

    @Override
    public String about() {
        return "net/bridge/br_if.c, br_add_if()";
    }

    @Override
    public void check(InterfaceStack stack, Findings findings) {
        if (!(stack.itself() instanceof Bridge bridge) || stack.circular()) {
            return;
        }
        Map<Ref, InterfaceStack> found = new HashMap<>();
        stack.members().forEach(each -> found.put(each.ref(), each));
        for (Ref member : new LinkedHashSet<>(stack.device().writtenMembers())) {
            InterfaceStack there = found.get(member);
            Message wrong;
            if (there == null) {
                wrong = Message.of("check.bridge-members.absent");
            } else if (!there.itself().namespace().equals(bridge.namespace())) {
                wrong = Message.of("check.bridge-members.elsewhere");
            } else if (there.itself() instanceof Bridge) {
                wrong = Message.of("check.bridge-members.bridge");
            } else if (there.itself() instanceof Ipvlan) {
                wrong = Message.of("check.bridge-members.ipvlan");
            } else {
                continue;
            }
            List<Ref> others = stack.device().writtenMembers().stream()
                    .filter(each -> !each.equals(member))
                    .toList();
            findings.add(
                    there == null ? List.of(stack.ref()) : List.of(stack.ref(), member),
                    "members",
                    Message.of("check.bridge-members", bridge.name(), member, wrong),
                    new Edit.Change(Message.of("edit.take-off", member, bridge.name()), bridge.withMembers(others)));
        }
    }
}
