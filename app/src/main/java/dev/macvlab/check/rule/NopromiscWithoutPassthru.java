package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.Device;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;

/** The nopromisc flag is for passthru. */
public final class NopromiscWithoutPassthru implements Rule<Device> {
    @Override
    public String id() {
        return "nopromisc-without-passthru";
    }

    @Override
    public String about() {
        return "ip-link(8), nopromisc; drivers/net/macvlan.c, macvlan_open()";
    }

    @Override
    public void check(Device device, Findings findings) {
        if (device.itself() instanceof Macvlan child
                && Boolean.FALSE.equals(child.promiscuous())
                && child.effectiveMode() != Mode.PASSTHRU) {
            findings.add(
                    device.ref(),
                    "promiscuous",
                    Message.of(
                            "check.nopromisc-without-passthru",
                            child.name(),
                            child.effectiveMode().word()),
                    new Edit.Change(Message.of("edit.remove-nopromisc", child.name()), child.withPromiscuous(null)));
        }
    }
}
