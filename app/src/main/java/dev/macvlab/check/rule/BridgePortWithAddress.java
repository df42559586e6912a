package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.resolve.Port;
import dev.macvlab.resolve.Stack;
import dev.macvlab.topology.Interface;
import java.util.ArrayList;
import java.util.List;

/** The bridge has the address, not its port. */
public final class BridgePortWithAddress implements Rule<Port> {
    @Override
    public String id() {
        return "bridge-port-with-address";
    }

    @Override
    public String about() {
        return "net/bridge/br_input.c, br_handle_frame()";
    }

    @Override
    public void check(Port port, Findings findings) {
        if (port.masters().size() == 1 && !port.lower().device().addresses().isEmpty()) {
            Stack bridge = port.masters().getFirst();
            Interface itself = port.lower().itself();
            List<String> both = new ArrayList<>(bridge.itself().common().addresses());
            both.addAll(itself.common().addresses());
            findings.add(
                    List.of(port.lower().ref(), bridge.ref()),
                    "addresses",
                    "What comes in at " + itself.name() + " belongs to the bridge " + bridge.ref()
                            + ", so that an address on the port itself gets no answers: give it to the bridge.",
                    new Edit.Together(
                            "Move the addresses of " + itself.name() + " to " + bridge.ref(),
                            List.of(
                                    new Edit.Change(
                                            "Take the addresses",
                                            itself.withCommon(itself.common().withAddresses(List.of()))),
                                    new Edit.Change(
                                            "Give the addresses",
                                            bridge.itself()
                                                    .withCommon(bridge.itself()
                                                            .common()
                                                            .withAddresses(both))))));
        }
    }
}
