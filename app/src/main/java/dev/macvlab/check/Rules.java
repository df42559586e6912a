package dev.macvlab.check;

import static dev.macvlab.check.Problem.Severity.ERROR;
import static dev.macvlab.check.Problem.Severity.WARNING;

import dev.macvlab.check.rule.AddressOutsideParentSubnet;
import dev.macvlab.check.rule.AddressText;
import dev.macvlab.check.rule.CircularParents;
import dev.macvlab.check.rule.HostAddressText;
import dev.macvlab.check.rule.InterfaceName;
import dev.macvlab.check.rule.MacNotUnicast;
import dev.macvlab.check.rule.MacText;
import dev.macvlab.check.rule.MissingNamespace;
import dev.macvlab.check.rule.MissingParent;
import dev.macvlab.check.rule.MissingSwitch;
import dev.macvlab.check.rule.PassthruShared;
import dev.macvlab.check.rule.PlaceName;
import dev.macvlab.check.rule.SameAddress;
import dev.macvlab.check.rule.SameInterfaceName;
import dev.macvlab.check.rule.SameMacOnLan;
import dev.macvlab.check.rule.SameMacOnParent;
import dev.macvlab.check.rule.SameTopLevelName;
import dev.macvlab.check.view.Circle;
import dev.macvlab.check.view.Device;
import dev.macvlab.check.view.Lan;
import dev.macvlab.check.view.Names;
import dev.macvlab.check.view.Place;
import dev.macvlab.check.view.Port;
import dev.macvlab.check.view.Stack;
import dev.macvlab.check.view.Watch;
import java.util.List;
import java.util.stream.Stream;

/** All rules there are, by what they look at, each with how bad it is to break it. */
final class Rules {
    static final List<Graded<Names>> NAMES = List.of(
            new Graded<>(ERROR, new PlaceName()),
            new Graded<>(ERROR, new SameTopLevelName()),
            new Graded<>(ERROR, new HostAddressText()));
    static final List<Graded<Circle>> CIRCLE = List.of(new Graded<>(ERROR, new CircularParents()));
    static final List<Graded<Device>> DEVICE = List.of(
            new Graded<>(ERROR, new InterfaceName()),
            new Graded<>(ERROR, new MacText()),
            new Graded<>(ERROR, new MacNotUnicast()),
            new Graded<>(ERROR, new AddressText()));
    static final List<Graded<Stack>> STACK = List.of(
            new Graded<>(ERROR, new MissingNamespace()),
            new Graded<>(ERROR, new MissingSwitch()),
            new Graded<>(ERROR, new MissingParent()));
    static final List<Graded<Port>> PORT =
            List.of(new Graded<>(ERROR, new PassthruShared()), new Graded<>(ERROR, new SameMacOnParent()));
    static final List<Graded<Place>> PLACE = List.of(new Graded<>(ERROR, new SameInterfaceName()));
    static final List<Graded<Lan>> LAN = List.of(
            new Graded<>(ERROR, new SameAddress()),
            new Graded<>(ERROR, new SameMacOnLan()),
            new Graded<>(WARNING, new AddressOutsideParentSubnet()));
    static final List<Graded<Watch>> WATCH = List.of();

    private Rules() {}

    static List<Graded<?>> all() {
        return Stream.of(NAMES, CIRCLE, DEVICE, STACK, PORT, PLACE, LAN, WATCH)
                .<Graded<?>>flatMap(List::stream)
                .toList();
    }
}
