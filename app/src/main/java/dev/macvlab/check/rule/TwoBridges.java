package dev.macvlab.check.rule;

import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.List;

/** An interface is a port of one bridge at most. */
public final class TwoBridges implements Rule<LowerDevice> {
    @Override
    public String id() {
        return "two-bridges";
    }

    @Override
    public String about() {
        return "net/bridge/br_if.c, br_add_if(); net/core/rtnetlink.c, do_set_master()";
    }

    @Override
    public void check(LowerDevice port, Findings findings) {
        if (port.masters().size() > 1) {
            List<Ref> subject = new ArrayList<>(
                    List.of(port.masters().get(1).ref(), port.lower().ref()));
            subject.add(port.masters().getFirst().ref());
            findings.add(
                    subject,
                    "members",
                    Message.of("check.two-bridges", port.lower().ref(), Items.some(port.masters())));
        }
    }
}
