package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.NicBinding;
import dev.macvlab.topology.HostFacts.HostNic;
import dev.macvlab.topology.Ipvlan;
import java.util.List;

/** Children take no larger frames than the NIC of this machine does. */
public final class HostNicMtu implements Rule<NicBinding> {
    @Override
    public String id() {
        return "host-nic-mtu";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_common_newlink(): EINVAL";
    }

    @Override
    public void check(NicBinding bound, Findings findings) {
        HostNic real = bound.real();
        LowerDevice port = bound.port();
        if (real == null || port == null || bound.nic().device().writtenMtu() != null) {
            return;
        }
        for (InterfaceStack each : port.children()) {
            Integer mtu = each.device().writtenMtu();
            if (mtu != null && mtu > real.mtu() && !(each.itself() instanceof Ipvlan)) {
                findings.add(
                        List.of(each.ref(), bound.nic().ref()),
                        "mtu",
                        Message.of("check.host-nic-mtu", each.itself().name(), mtu, real.name(), real.mtu()),
                        Fix.mtu(each.itself(), real.mtu()));
            }
        }
    }
}
