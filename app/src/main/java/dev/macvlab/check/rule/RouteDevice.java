package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedNamespace;
import dev.macvlab.resolve.ResolvedNamespace.Way;
import dev.macvlab.topology.Interface;
import java.util.List;

/** A route leaves by an interface of its own namespace, which is up. */
public final class RouteDevice implements Rule<ResolvedNamespace> {
    @Override
    public String id() {
        return "route-device";
    }

    @Override
    public String about() {
        return "net/ipv4/fib_semantics.c, fib_check_nh(): ENODEV, ENETDOWN";
    }

    @Override
    public void check(ResolvedNamespace place, Findings findings) {
        for (Way way : place.ways()) {
            String name = way.route().dev();
            if (name == null || name.equals("lo")) {
                continue;
            }
            if (way.dev() == null) {
                findings.add(
                        place.ref(),
                        "routes",
                        Message.of(
                                "check.route-device.absent",
                                place.namespace().name(),
                                way.route().to(),
                                name));
            } else if (!way.dev().up()) {
                Interface itself = way.dev().itself();
                findings.add(
                        List.of(place.ref(), way.dev().ref()),
                        "routes",
                        Message.of(
                                "check.route-device.down",
                                place.namespace().name(),
                                way.route().to(),
                                name),
                        new Edit.Change(
                                Message.of("edit.set-up", name),
                                itself.withCommon(itself.common().withUp(null))));
            }
        }
    }
}
