package dev.macvlab.check.rule;

import dev.macvlab.resolve.Circle;
import dev.macvlab.resolve.Device;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Ref;
import java.util.List;

/** Nothing stands on itself. */
public final class CircularParents implements Rule<Circle> {
    @Override
    public String id() {
        return "circular";
    }

    @Override
    public String about() {
        return "net/core/dev.c, __netdev_upper_dev_link()";
    }

    @Override
    public void check(Circle circle, Findings findings) {
        List<Ref> refs = circle.devices().stream().map(Device::ref).toList();
        findings.add(
                refs,
                circle.devices().getFirst().itself() instanceof Child ? "parent" : "members",
                refs.size() == 1
                        ? refs.getFirst()
                                + " stands on itself, so that the kernel has nothing to begin with: choose another"
                                + " parent."
                        : "Each of " + Words.list(refs)
                                + " stands on the next, and the last on the first, so that the kernel can't make any"
                                + " of them first: choose another parent for one.");
    }
}
