package dev.macvlab.check.rule;

import dev.macvlab.resolve.Port;
import dev.macvlab.resolve.Port.Placed;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import java.util.List;

/** A passthru child gets every unicast frame of its parent. */
public final class PassthruParentAddress implements Rule<Port> {
    @Override
    public String id() {
        return "passthru-parent-address";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_handle_frame()";
    }

    @Override
    public void check(Port port, Findings findings) {
        for (Placed<Macvlan> each : port.macvlans()) {
            if (each.child().effectiveMode() == Mode.PASSTHRU
                    && !port.lower().device().addresses().isEmpty()) {
                findings.add(
                        List.of(each.ref(), port.lower().ref()),
                        "mode",
                        each.child().name() + " takes every frame that is for "
                                + port.lower().ref()
                                + " (passthru), so that the parent's own address "
                                + Words.list(port.lower().device().addresses())
                                + " gets no answers any more: move it to "
                                + each.child().name() + ".");
            }
        }
    }
}
