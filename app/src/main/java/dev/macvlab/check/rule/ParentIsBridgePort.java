package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.List;

/** What comes in at a bridge's port goes to the bridge, not to children. */
public final class ParentIsBridgePort implements Rule<LowerDevice> {
    @Override
    public String id() {
        return "parent-is-bridge-port";
    }

    @Override
    public String about() {
        return "net/core/dev.c, netdev_rx_handler_register(): EBUSY";
    }

    @Override
    public void check(LowerDevice port, Findings findings) {
        List<InterfaceStack> takers = port.children().stream()
                .filter(each -> !(each.itself() instanceof Vlan))
                .toList();
        if (port.masters().isEmpty() || takers.isEmpty()) {
            return;
        }
        InterfaceStack bridge = port.masters().getFirst();
        List<Ref> subject =
                new ArrayList<>(takers.stream().map(InterfaceStack::ref).toList());
        subject.add(port.lower().ref());
        subject.add(bridge.ref());
        findings.add(
                subject,
                "parent",
                Message.of(
                        "check.parent-is-bridge-port",
                        bridge.ref(),
                        port.lower().ref(),
                        Items.some(takers)),
                new Edit.Together(
                        Message.of("edit.put-on", Items.some(takers), bridge.ref()),
                        takers.stream()
                                .map(each -> (Child) each.itself())
                                .<Edit>map(each -> new Edit.Change(
                                        Message.of("edit.put-on", each.name(), bridge.ref()),
                                        each.withParent(bridge.ref())))
                                .toList()));
    }
}
