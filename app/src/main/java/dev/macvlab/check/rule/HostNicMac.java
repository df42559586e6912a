package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.LowerDevice.Placed;
import dev.macvlab.resolve.NicBinding;
import dev.macvlab.topology.HostFacts.HostNic;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import java.util.List;

/** A child does not go up with the MAC address of the NIC of this machine that it is on. */
public final class HostNicMac implements Rule<NicBinding> {
    @Override
    public String id() {
        return "host-nic-mac";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_addr_busy(): EADDRINUSE";
    }

    @Override
    public void check(NicBinding bound, Findings findings) {
        HostNic real = bound.real();
        LowerDevice port = bound.port();
        if (real == null
                || real.mac() == null
                || port == null
                || bound.nic().device().mac() != null) {
            return;
        }
        MacAddress taken = MacAddress.tryParse(real.mac()).orElse(null);
        for (Placed<Macvlan> each : port.macvlans()) {
            MacAddress mac = each.stack().device().mac();
            if (mac != null
                    && mac.equals(taken)
                    && each.child().up()
                    && each.child().effectiveMode() != Mode.PASSTHRU) {
                findings.add(
                        List.of(each.ref(), bound.nic().ref()),
                        "mac",
                        Message.of(
                                "check.host-nic-mac",
                                real.name(),
                                mac,
                                each.child().name()),
                        Fix.mac(each.child(), Fix.ownMac(each.child())));
            }
        }
    }
}
