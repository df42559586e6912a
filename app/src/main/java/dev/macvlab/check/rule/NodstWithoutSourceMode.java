package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.Device;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;

/** The nodst flag is for source mode. */
public final class NodstWithoutSourceMode implements Rule<Device> {
    @Override
    public String id() {
        return "nodst-without-source-mode";
    }

    @Override
    public String about() {
        return "ip-link(8), nodst";
    }

    @Override
    public void check(Device device, Findings findings) {
        if (device.itself() instanceof Macvlan child
                && Boolean.TRUE.equals(child.nodst())
                && child.effectiveMode() != Mode.SOURCE) {
            findings.add(
                    device.ref(),
                    "nodst",
                    Message.of(
                            "check.nodst-without-source-mode",
                            child.name(),
                            child.effectiveMode().word()),
                    new Edit.Change(Message.of("edit.remove-nodst", child.name()), child.withNodst(null)));
        }
    }
}
