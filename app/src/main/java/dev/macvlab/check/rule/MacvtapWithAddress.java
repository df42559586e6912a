package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.topology.Macvlan;

/** A macvtap's frames go to whoever holds its device file. */
public final class MacvtapWithAddress implements Rule<ResolvedInterface> {
    @Override
    public String id() {
        return "macvtap-with-address";
    }

    @Override
    public String about() {
        return "drivers/net/tap.c, tap_handle_frame()";
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        if (device.itself() instanceof Macvlan child
                && child.tap()
                && !device.addresses().isEmpty()) {
            findings.add(device.ref(), "addresses", Message.of("check.macvtap-with-address", child.name()));
        }
    }
}
