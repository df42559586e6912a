package dev.macvlab.check.rule;

import dev.macvlab.resolve.Port;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.List;

/** An interface is a port of one bridge at most. */
public final class TwoBridges implements Rule<Port> {
    @Override
    public String id() {
        return "two-bridges";
    }

    @Override
    public String about() {
        return "net/bridge/br_if.c, br_add_if(); net/core/rtnetlink.c, do_set_master()";
    }

    @Override
    public void check(Port port, Findings findings) {
        if (port.masters().size() > 1) {
            List<Ref> subject = new ArrayList<>(
                    List.of(port.masters().get(1).ref(), port.lower().ref()));
            subject.add(port.masters().getFirst().ref());
            findings.add(
                    subject,
                    "members",
                    port.lower().ref() + " is to be a port of " + Words.list(port.masters())
                            + ", but an interface has one bridge, and the kernel silently moves it to the last that"
                            + " asks: choose.");
        }
    }
}
