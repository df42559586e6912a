package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.topology.Vlan;

/** A VLAN has an id of 1 to 4094. */
public final class VlanId implements Rule<ResolvedInterface> {
    @Override
    public String id() {
        return "vlan-id";
    }

    @Override
    public String about() {
        return "IEEE 802.1Q; net/8021q/vlan_netlink.c, vlan_validate(): ERANGE";
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        if (device.itself() instanceof Vlan vlan && !vlan.hasPossibleId()) {
            findings.add(
                    device.ref(),
                    "id",
                    vlan.id() == null
                            ? Message.of("check.vlan-id.none", vlan.name())
                            : Message.of("check.vlan-id.range", vlan.id(), vlan.name()));
        }
    }
}
