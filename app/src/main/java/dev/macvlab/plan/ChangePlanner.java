package dev.macvlab.plan;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.MacAddress;
import java.util.List;
import java.util.Set;

/** Links that are there, or were just created, become in place what they are wanted to be. */
final class ChangePlanner {
    private final PlannedState planned;
    private final PortPlanner ports;
    private final List<Step> steps;

    /**
     * @param steps what is to be done is added to them
     */
    ChangePlanner(PlannedState planned, PortPlanner ports, List<Step> steps) {
        this.planned = planned;
        this.ports = ports;
        this.steps = steps;
    }

    /** Sets a link down that is not to be up, unless it has to be up until it is changed. */
    void setDown(DesiredLink device) {
        planned.find(device.id()).ifPresent(link -> {
            if (link.up && !device.up() && !changesPromiscuity(device, link)) {
                ports.leave(link);
                steps.add(new Step.SetState(device.id(), device.element(), link.index, false));
                planned.setDown(link);
            }
        });
    }

    private static boolean changesPromiscuity(DesiredLink device, PlannedLink link) {
        return device.form() instanceof DesiredKind.MacvlanChild child
                && link.settings instanceof DesiredKind.MacvlanChild now
                && now.noPromisc() != child.noPromisc();
    }

    /** All of a link that is there or planned; it comes up last, so that its addresses are announced. */
    void configure(DesiredLink device) {
        PlannedLink now = planned.link(device.id());
        if (now.created) {
            steps.add(new Step.MarkLink(device.id(), device.element(), now.index));
        }
        boolean passthru = now.isPassthru();
        if (device.up() != now.up) {
            ports.leave(now);
        }
        changeProperties(device, now);
        changeKind(device, now);
        if (!passthru) {
            ports.change(device, now);
        }
        changeAddresses(device, now);
        if (device.up() && !now.up) {
            steps.add(new Step.SetState(device.id(), device.element(), now.index, true));
        }
        if (passthru) {
            ports.change(device, now);
        }
    }

    /** What links of every kind have. */
    private void changeProperties(DesiredLink device, PlannedLink now) {
        Integer mtu = device.mtu();
        if (mtu != null && mtu != now.mtu) {
            steps.add(new Step.SetMtu(device.id(), device.element(), now.index, mtu));
        }
        MacAddress mac = device.mac();
        if (mac != null && !mac.equals(now.mac)) {
            steps.add(new Step.SetMac(device.id(), device.element(), now.index, mac));
        }
        Boolean arp = device.form().arp();
        if (arp != null && arp != now.arp) {
            steps.add(new Step.SetArp(device.id(), device.element(), now.index, arp));
        }
    }

    /** What only links of its kind have. */
    private void changeKind(DesiredLink device, PlannedLink now) {
        if (device.form() instanceof DesiredKind.MacvlanChild child
                && now.settings instanceof DesiredKind.MacvlanChild current) {
            Set<MacvlanSetting> changes = child.differences(current);
            if (!changes.isEmpty()) {
                steps.add(new Step.ChangeMacvlan(device.id(), device.element(), now.index, child, changes));
            }
            if (now.up && !device.up()) {
                steps.add(new Step.SetState(device.id(), device.element(), now.index, false));
                planned.setDown(now);
            }
        }
        if (device.form() instanceof DesiredKind.IpvlanChild child
                && now.settings instanceof DesiredKind.IpvlanChild current
                && (child.mode() != current.mode() || child.flag() != current.flag())) {
            steps.add(new Step.ChangeIpvlan(device.id(), device.element(), now.index, child));
        }
    }

    private void changeAddresses(DesiredLink device, PlannedLink now) {
        for (ActualLink.Held held : List.copyOf(now.addresses)) {
            if (now.addresses.contains(held)
                    && held.ours()
                    && !device.addresses().contains(held.cidr())
                    && !ActualLink.isAutomatic(held.cidr())) {
                steps.add(new Step.RemoveAddress(device.id(), device.element(), now.index, held.cidr()));
                planned.drop(now, held.cidr());
            }
        }
        for (Cidr address : device.addresses()) {
            if (!now.holds(address)) {
                steps.add(new Step.AddAddress(device.id(), device.element(), now.index, address, device.dad()));
            }
        }
    }
}
