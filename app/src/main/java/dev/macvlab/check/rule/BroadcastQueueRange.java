package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.topology.Macvlan;

/** A queue has a length of zero or more. */
public final class BroadcastQueueRange implements Rule<ResolvedInterface> {
    @Override
    public String id() {
        return "broadcast-queue-range";
    }

    @Override
    public String about() {
        return "ip-link(8), bcqueuelen";
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        if (device.itself() instanceof Macvlan child
                && child.broadcastQueueLength() != null
                && child.broadcastQueueLength() < 0) {
            findings.add(
                    device.ref(),
                    "broadcastQueueLength",
                    Message.of("check.broadcast-queue-range", child.name(), child.broadcastQueueLength()),
                    new Edit.Change(
                            Message.of("edit.leave-broadcast-queue", child.name()),
                            child.withBroadcastQueueLength(null)));
        }
    }
}
