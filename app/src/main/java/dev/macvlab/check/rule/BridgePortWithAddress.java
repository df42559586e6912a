package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.topology.Interface;
import java.util.ArrayList;
import java.util.List;

/** The bridge has the address, not its port. */
public final class BridgePortWithAddress implements Rule<LowerDevice> {
    @Override
    public String id() {
        return "bridge-port-with-address";
    }

    @Override
    public String about() {
        return "net/bridge/br_input.c, br_handle_frame()";
    }

    @Override
    public void check(LowerDevice port, Findings findings) {
        if (port.masters().size() == 1 && !port.lower().device().addresses().isEmpty()) {
            InterfaceStack bridge = port.masters().getFirst();
            Interface itself = port.lower().itself();
            List<String> both = new ArrayList<>(bridge.itself().common().addresses());
            both.addAll(itself.common().addresses());
            findings.add(
                    List.of(port.lower().ref(), bridge.ref()),
                    "addresses",
                    Message.of("check.bridge-port-with-address", itself.name(), bridge.ref()),
                    new Edit.Together(
                            Message.of("edit.move-addresses", itself.name(), bridge.ref()),
                            List.of(
                                    new Edit.Change(
                                            Message.of("edit.move-addresses", itself.name(), bridge.ref()),
                                            itself.withCommon(itself.common().withAddresses(List.of()))),
                                    new Edit.Change(
                                            Message.of("edit.move-addresses", itself.name(), bridge.ref()),
                                            bridge.itself()
                                                    .withCommon(bridge.itself()
                                                            .common()
                                                            .withAddresses(both))))));
        }
    }
}
