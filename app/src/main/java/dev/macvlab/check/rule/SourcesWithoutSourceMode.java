package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.resolve.Device;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;

/** A list of senders is for source mode. */
public final class SourcesWithoutSourceMode implements Rule<Device> {
    @Override
    public String id() {
        return "sources-without-source-mode";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_common_newlink(): EINVAL";
    }

    @Override
    public void check(Device device, Findings findings) {
        if (device.itself() instanceof Macvlan child
                && !child.sources().isEmpty()
                && child.effectiveMode() != Mode.SOURCE) {
            findings.add(
                    device.ref(),
                    "sources",
                    child.name() + " has a list of senders, and the kernel refuses one in "
                            + child.effectiveMode().word() + " mode: set the mode to source, or empty the list.",
                    new Edit.Change("Set " + child.name() + " to source mode", child.withMode(Mode.SOURCE)));
        }
    }
}
