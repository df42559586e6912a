package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.resolve.Device;
import dev.macvlab.topology.Macvlan;

/** A queue has a length of zero or more. */
public final class BroadcastQueueRange implements Rule<Device> {
    @Override
    public String id() {
        return "broadcast-queue-range";
    }

    @Override
    public String about() {
        return "ip-link(8), bcqueuelen";
    }

    @Override
    public void check(Device device, Findings findings) {
        if (device.itself() instanceof Macvlan child
                && child.broadcastQueueLength() != null
                && child.broadcastQueueLength() < 0) {
            findings.add(
                    device.ref(),
                    "broadcastQueueLength",
                    "The broadcast queue of " + child.name() + " can't be " + child.broadcastQueueLength()
                            + " frames long: the kernel's own choice is 1000.",
                    new Edit.Change(
                            "Leave the broadcast queue of " + child.name() + " to the kernel",
                            child.withBroadcastQueueLength(null)));
        }
    }
}
