package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.LowerDevice.Placed;
import dev.macvlab.topology.Macvlan;
import java.util.Objects;

/** Broadcasts from outside wait in a queue. */
public final class BroadcastQueueZero implements Rule<LowerDevice> {
    @Override
    public String id() {
        return "broadcast-queue-zero";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_broadcast_enqueue()";
    }

    @Override
    public void check(LowerDevice port, Findings findings) {
        if (!port.macvlans().isEmpty()
                && port.macvlans().stream()
                        .allMatch(each -> Objects.equals(each.child().broadcastQueueLength(), 0))) {
            Macvlan first = port.macvlans().getFirst().child();
            findings.add(
                    port.macvlans().stream().map(Placed::ref).toList(),
                    "broadcastQueueLength",
                    Message.of("check.broadcast-queue-zero", port.lower().ref(), first.name()),
                    new Edit.Change(
                            Message.of("edit.leave-broadcast-queue", first.name()),
                            first.withBroadcastQueueLength(null)));
        }
    }
}
