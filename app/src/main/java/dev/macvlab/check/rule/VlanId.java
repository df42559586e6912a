package dev.macvlab.check.rule;

import dev.macvlab.resolve.Device;
import dev.macvlab.topology.Vlan;

/** A VLAN has an id of 1 to 4094. */
public final class VlanId implements Rule<Device> {
    private static final int LARGEST = 4094;

    @Override
    public String id() {
        return "vlan-id";
    }

    @Override
    public String about() {
        return "IEEE 802.1Q; net/8021q/vlan_netlink.c, vlan_validate(): ERANGE";
    }

    @Override
    public void check(Device device, Findings findings) {
        if (device.itself() instanceof Vlan vlan && (vlan.id() == null || vlan.id() < 0 || vlan.id() > LARGEST)) {
            findings.add(
                    device.ref(),
                    "id",
                    vlan.id() == null
                            ? "The VLAN interface " + vlan.name()
                                    + " needs the id that its frames are tagged with: choose one from 1 to 4094."
                            : "The tag of a frame has room for the ids 1 to 4094, not for the " + vlan.id() + " of "
                                    + vlan.name() + ".");
        }
    }
}
