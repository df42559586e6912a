package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.resolve.Stack;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Ref;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** A bridge's members are interfaces of its own namespace. */
public final class BridgeMembers implements Rule<Stack> {
    @Override
    public String id() {
        return "bridge-members";
    }

    @Override
    public String about() {
        return "net/bridge/br_if.c, br_add_if()";
    }

    @Override
    public void check(Stack stack, Findings findings) {
        if (!(stack.itself() instanceof Bridge bridge) || stack.circular()) {
            return;
        }
        Map<Ref, Stack> found = new HashMap<>();
        stack.members().forEach(each -> found.put(each.ref(), each));
        for (Ref member : new LinkedHashSet<>(stack.device().writtenMembers())) {
            Stack there = found.get(member);
            String wrong;
            if (there == null) {
                wrong = "is not there";
            } else if (!there.itself().namespace().equals(bridge.namespace())) {
                wrong = "is in another namespace";
            } else if (there.itself() instanceof Bridge) {
                wrong = "is a bridge itself, and a bridge can't be a port of another: join the two with a veth pair";
            } else if (there.itself() instanceof Ipvlan) {
                wrong = "is an ipvlan child, which answers for its own addresses only";
            } else {
                continue;
            }
            List<Ref> others = stack.device().writtenMembers().stream()
                    .filter(each -> !each.equals(member))
                    .toList();
            findings.add(
                    there == null ? List.of(stack.ref()) : List.of(stack.ref(), member),
                    "members",
                    "The bridge " + bridge.name() + " takes interfaces of its own namespace for ports, but " + member
                            + " " + wrong + ".",
                    new Edit.Change("Take " + member + " off " + bridge.name(), bridge.withMembers(others)));
        }
    }
}
