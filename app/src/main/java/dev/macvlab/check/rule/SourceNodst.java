package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.LowerDevice.Placed;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import java.util.List;

/** With nodst a source-mode child keeps the frames from its senders for itself. */
public final class SourceNodst implements Rule<LowerDevice> {
    @Override
    public String id() {
        return "source-nodst";
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
                    && Boolean.TRUE.equals(child.nodst())
                    && !child.sources().isEmpty()) {
                findings.add(
                        List.of(each.ref(), port.lower().ref()),
                        "nodst",
                        Message.of(
                                "check.source-nodst",
                                child.name(),
                                Items.some(child.sources()),
                                port.lower().ref()),
                        new Edit.Change(Message.of("edit.remove-nodst", child.name()), child.withNodst(null)));
            }
        }
    }
}
