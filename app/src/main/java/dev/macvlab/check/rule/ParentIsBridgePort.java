package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.resolve.Port;
import dev.macvlab.resolve.Stack;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.List;

/** What comes in at a bridge's port goes to the bridge, not to children. */
public final class ParentIsBridgePort implements Rule<Port> {
    @Override
    public String id() {
        return "parent-is-bridge-port";
    }

    @Override
    public String about() {
        return "net/core/dev.c, netdev_rx_handler_register(): EBUSY";
    }

    @Override
    public void check(Port port, Findings findings) {
        List<Stack> takers = port.children().stream()
                .filter(each -> !(each.itself() instanceof Vlan))
                .toList();
        if (port.masters().isEmpty() || takers.isEmpty()) {
            return;
        }
        Stack bridge = port.masters().getFirst();
        List<Ref> subject = new ArrayList<>(takers.stream().map(Stack::ref).toList());
        subject.add(port.lower().ref());
        subject.add(bridge.ref());
        findings.add(
                subject,
                "parent",
                "The bridge " + bridge.ref() + " takes every frame that comes in at "
                        + port.lower().ref()
                        + ", so that the kernel refuses to put " + Words.list(takers) + " on it too: put "
                        + (takers.size() == 1 ? "it" : "them") + " on " + bridge.ref() + ".",
                new Edit.Together(
                        "Put " + Words.list(takers) + " on " + bridge.ref(),
                        takers.stream()
                                .map(each -> (Child) each.itself())
                                .<Edit>map(each -> new Edit.Change(
                                        "Put " + each.name() + " on " + bridge.ref(), each.withParent(bridge.ref())))
                                .toList()));
    }
}
