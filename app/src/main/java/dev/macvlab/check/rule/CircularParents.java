package dev.macvlab.check.rule;

import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.Circle;
import dev.macvlab.resolve.ResolvedInterface;
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
        List<Ref> refs = circle.devices().stream().map(ResolvedInterface::ref).toList();
        findings.add(
                refs,
                circle.devices().getFirst().itself() instanceof Child ? "parent" : "members",
                refs.size() == 1
                        ? Message.of("check.circular.itself", refs.getFirst())
                        : Message.of("check.circular.several", Items.some(refs)));
    }
}
