package dev.macvlab.plan;

import java.util.List;

/** Which links are ports of which bridge, and whether those reflect. */
final class PortPlanner {
    private final PlannedState planned;
    private final List<Step> steps;

    /**
     * @param steps what is to be done is added to them
     */
    PortPlanner(PlannedState planned, List<Step> steps) {
        this.planned = planned;
        this.steps = steps;
    }

    /**
     * A passthru child passes on that its bridge wants all multicast only while it is up (macvlan_open and macvlan_stop in
     * drivers/net/macvlan.c leave it out): one that enters and leaves its bridge in different states puts the parent's
     * count wrong for ever. So it leaves before it goes down, comes up, or goes away.
     */
    void leave(PlannedLink link) {
        if (link.ours && link.isPassthru() && link.master != 0) {
            steps.add(new Step.SetBridge(link.id, link.id.element(), link.index, null, 0));
            link.master = 0;
            link.hairpin = false;
        }
    }

    /** Joins, leaves or changes the bridge. */
    void change(DesiredLink device, PlannedLink now) {
        String bridge = device.bridge();
        int master = bridge == null ? 0 : planned.link(new LinkId(device.place(), bridge)).index;
        if (master != now.master) {
            steps.add(new Step.SetBridge(device.id(), device.element(), now.index, bridge, master));
            now.hairpin = false;
        }
        if (device.hairpin() != now.hairpin) {
            steps.add(new Step.SetHairpin(device.id(), device.element(), now.index, device.hairpin()));
        }
    }
}
