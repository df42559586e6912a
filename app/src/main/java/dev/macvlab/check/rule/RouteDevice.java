package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.resolve.Place;
import dev.macvlab.resolve.Place.Way;
import dev.macvlab.topology.Interface;
import java.util.List;

/** A route leaves by an interface of its own namespace, which is up. */
public final class RouteDevice implements Rule<Place> {
    @Override
    public String id() {
        return "route-device";
    }

    @Override
    public String about() {
        return "net/ipv4/fib_semantics.c, fib_check_nh(): ENODEV, ENETDOWN";
    }

    @Override
    public void check(Place place, Findings findings) {
        for (Way way : place.ways()) {
            String name = way.route().dev();
            if (name == null || name.equals("lo")) {
                continue;
            }
            if (way.dev() == null) {
                findings.add(
                        place.ref(),
                        "routes",
                        "In " + place.namespace().name() + ", " + way + " is to leave by " + name
                                + ", which is not there: name an interface of "
                                + place.namespace().name() + ".");
            } else if (!way.dev().up()) {
                Interface itself = way.dev().itself();
                findings.add(
                        List.of(place.ref(), way.dev().ref()),
                        "routes",
                        "In " + place.namespace().name() + ", " + way + " is to leave by " + name
                                + ", which is down, so that the kernel refuses it: set " + name + " up.",
                        new Edit.Change(
                                "Set " + name + " up",
                                itself.withCommon(itself.common().withUp(null))));
            }
        }
    }
}
