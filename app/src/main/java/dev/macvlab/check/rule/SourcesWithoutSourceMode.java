package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
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
                    Message.of(
                            "check.sources-without-source-mode",
                            child.name(),
                            child.effectiveMode().word()),
                    new Edit.Change(Message.of("edit.set-source-mode", child.name()), child.withMode(Mode.SOURCE)));
        }
    }
}
