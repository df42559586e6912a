package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.LowerDevice.Placed;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import java.util.List;

/** A source-mode child gets a copy of all that its senders send. */
public final class SourceListens implements Rule<LowerDevice> {
    @Override
    public String id() {
        return "source-listens";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_forward_source()";
    }

    @Override
    public void check(LowerDevice port, Findings findings) {
        for (Placed<Macvlan> each : port.macvlans()) {
            Macvlan child = each.child();
            if (child.effectiveMode() == Mode.SOURCE
                    && !Boolean.TRUE.equals(child.nodst())
                    && !child.sources().isEmpty()
                    && port.macvlans().size() > 1) {
                findings.add(
                        List.of(each.ref(), port.lower().ref()),
                        "sources",
                        Message.of(
                                "check.source-listens",
                                child.name(),
                                port.lower().ref()));
            }
        }
    }
}
