package dev.macvlab.plan;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.Circle;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.LinkState;
import dev.macvlab.resolve.LinkStates;
import dev.macvlab.resolve.Views;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Ref;
import java.util.List;
import java.util.Objects;

/** Refuses interfaces that stand on themselves, and members that a bridge can't have. */
final class StackCheck {
    private StackCheck() {}

    static void check(Views views, LinkStates links) throws LabException {
        List<Circle> circles = views.circles().views();
        if (!circles.isEmpty()) {
            throw circle(circles.getFirst());
        }
        for (InterfaceStack each : views.stacks().views()) {
            for (Ref member : each.device().writtenMembers()) {
                checkMember(each, member, links);
            }
        }
    }

    private static LabException circle(Circle circle) {
        Ref first = circle.devices().getFirst().ref();
        return circle.devices().stream().anyMatch(each -> each.itself() instanceof Bridge)
                ? ValueParser.refused(
                        first, null, Message.of("plan.bridge-circle"), Message.of("plan.bridge-circle.remedy"))
                : ValueParser.refused(
                        first, "parent", Message.of("plan.parents-circle"), Message.of("plan.parents-circle.remedy"));
    }

    private static void checkMember(InterfaceStack bridge, Ref member, LinkStates links) throws LabException {
        LinkState found = links.find(member);
        if (found == null || !found.itself().namespace().equals(bridge.itself().namespace())) {
            throw ValueParser.refused(
                    bridge.ref(),
                    "members",
                    found == null
                            ? Message.of("plan.member-missing", member)
                            : Message.of("plan.member-elsewhere", member),
                    Message.of("plan.member.remedy"));
        }
        LinkState master = Objects.requireNonNull(found.master());
        if (!master.ref().equals(bridge.ref())) {
            throw ValueParser.refused(
                    member,
                    null,
                    Message.of("plan.member-of-two", bridge.ref(), master.ref()),
                    Message.of("plan.member-of-two.remedy"));
        }
    }
}
