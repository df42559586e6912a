package dev.macvlab.plan;

import dev.macvlab.message.Message;
import dev.macvlab.topology.Ref;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is the lab's and not wanted any more goes, and so does what can't become what is wanted in place. */
final class RemovalPlanner {
    private final Map<LinkId, DesiredLink> devices;
    private final Set<NamespaceId> kept;
    private final PlannedState planned;
    private final PortPlanner ports;
    private final List<Step> steps;

    /**
     * @param steps what is to be done is added to them
     */
    RemovalPlanner(DesiredState wanted, PlannedState planned, PortPlanner ports, List<Step> steps) {
        devices = wanted.byId();
        kept = wanted.namespaces().stream()
                .map(DesiredState.DesiredNamespace::place)
                .collect(Collectors.toUnmodifiableSet());
        this.planned = planned;
        this.ports = ports;
        this.steps = steps;
    }

    /**
     * Links in namespaces that stay.
     *
     * @throws LabException when one that is not the lab's has the name of one that is wanted
     */
    void removeLinks() throws LabException {
        removeAllAtOnce();
        for (PlannedLink link : planned.all()) {
            DesiredLink device = devices.get(link.id);
            if (!kept.contains(link.id.place()) || (device == null ? !link.ours : fits(device, link))) {
                continue;
            }
            if (device != null && !link.ours) {
                throw new LabException(
                        ErrorCode.EEXIST,
                        device.element(),
                        "name",
                        Message.of("plan.name-of-stranger"),
                        Message.of("plan.name-illegal.remedy"));
            }
            if (planned.find(link.id).isPresent()) {
                Ref element = device == null ? link.id.element() : device.element();
                ports.leave(link);
                steps.add(new Step.DeleteLink(link.id, element, link.index));
                planned.remove(link);
            }
        }
    }

    /** One request does for all links of the lab in a namespace where none of them is wanted. */
    private void removeAllAtOnce() {
        for (NamespaceId place : planned.places()) {
            List<PlannedLink> ours =
                    planned.in(place).stream().filter(each -> each.ours).toList();
            if (kept.contains(place)
                    && ours.size() > 1
                    && ours.stream().noneMatch(each -> devices.containsKey(each.id))
                    && planned.in(place).stream().noneMatch(each -> each.stranger)) {
                ours.forEach(ports::leave);
                steps.add(new Step.DeleteLinks(place, place.element()));
                ours.forEach(planned::remove);
            }
        }
    }

    /** Namespaces with all that is in them. */
    void removeNamespaces() {
        for (NamespaceId place : planned.places()) {
            if (kept.contains(place)) {
                continue;
            }
            // A child of a parent that stays goes by a request of its own: its namespace dies later than it is let go,
            // and the child would keep its MAC address until then.
            if (planned.in(place).stream().anyMatch(each -> each.ours && staysBelow(each))) {
                planned.in(place).forEach(ports::leave);
                steps.add(new Step.DeleteLinks(place, place.element()));
            }
            steps.add(new Step.RemoveNamespace(place, place.element()));
            planned.remove(place);
        }
    }

    /** Whether what a link is on is in a namespace that stays. */
    private boolean staysBelow(PlannedLink link) {
        return link.lowerIndex != 0
                && planned.withIndex(link.lowerIndex)
                        .filter(lower -> kept.contains(lower.id.place()))
                        .isPresent();
    }

    /** Whether what stands can become what is wanted without being made anew. */
    private boolean fits(DesiredLink device, PlannedLink link) {
        if (device.form() instanceof DesiredKind.Nic) {
            return true;
        }
        if (!link.ours || !link.kind.equals(device.form().word())) {
            return false;
        }
        return switch (device.form()) {
            case DesiredKind.Cable cable -> isOn(link, cable.peer());
            case DesiredKind.Vlan vlan -> isOn(link, vlan.lower()) && link.vlanId == vlan.id();
            case DesiredKind.IpvlanChild child -> isOn(link, child.lower());
            case DesiredKind.MacvlanChild child ->
                isOn(link, child.lower())
                        && link.settings instanceof DesiredKind.MacvlanChild now
                        && now.isPassthru() == child.isPassthru()
                        // Changed while it is down, the parent's promiscuity would be wrong for ever.
                        && (now.noPromisc() == child.noPromisc() || link.up);
            default -> true;
        };
    }

    private boolean isOn(PlannedLink link, LinkId lower) {
        return planned.find(lower)
                .filter(below -> below.index == link.lowerIndex)
                .isPresent();
    }
}
