package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.topology.Vlan;

/** The VLAN id 0 means no VLAN. */
public final class VlanIdZero implements Rule<ResolvedInterface> {
    @Override
    public String id() {
        return "vlan-id-zero";
    }

    @Override
    public String about() {
        return "IEEE 802.1Q, priority-tagged frames";
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        if (device.itself() instanceof Vlan vlan && vlan.id() != null && vlan.id() == 0) {
            findings.add(device.ref(), "id", Message.of("check.vlan-id-zero", vlan.name()));
        }
    }
}
