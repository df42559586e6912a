package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
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
                    "Only a child in source mode takes frames from the others, so that the kernel ignores nodst on "
                            + child.name() + ", which is in "
                            + child.effectiveMode().word() + " mode: remove it.",
                    new Edit.Change("Remove nodst from " + child.name(), child.withNodst(null)));
        }
    }
}
