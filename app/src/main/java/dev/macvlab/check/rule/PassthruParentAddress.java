package dev.macvlab.check.rule;

import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.LowerDevice.Placed;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import java.util.List;

/** A passthru child gets every unicast frame of its parent. */
public final class PassthruParentAddress implements Rule<LowerDevice> {
    @Override
    public String id() {
        return "passthru-parent-address";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_handle_frame()";
    }

    @Override
    public void check(LowerDevice port, Findings findings) {
        for (Placed<Macvlan> each : port.macvlans()) {
            if (each.child().effectiveMode() == Mode.PASSTHRU
                    && !port.lower().device().addresses().isEmpty()) {
                findings.add(
                        List.of(each.ref(), port.lower().ref()),
                        "mode",
                        Message.of(
                                "check.passthru-parent-address",
                                each.child().name(),
                                port.lower().ref(),
                                Items.some(port.lower().device().addresses())));
            }
        }
    }
}
