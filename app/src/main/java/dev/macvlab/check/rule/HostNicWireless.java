package dev.macvlab.check.rule;

import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.LowerDevice.Placed;
import dev.macvlab.resolve.NicBinding;
import dev.macvlab.topology.HostFacts.HostNic;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Ref;
import java.util.List;

/** An access point answers to one MAC address for each station. */
public final class HostNicWireless implements Rule<NicBinding> {
    @Override
    public String id() {
        return "host-nic-wireless";
    }

    @Override
    public String about() {
        return "IEEE 802.11, three-address frames";
    }

    @Override
    public void check(NicBinding bound, Findings findings) {
        HostNic real = bound.real();
        LowerDevice port = bound.port();
        if (real == null || !real.wireless() || port == null) {
            return;
        }
        List<Ref> foreign = port.macvlans().stream()
                .filter(each -> each.child().effectiveMode() != Mode.PASSTHRU)
                .map(Placed::ref)
                .toList();
        if (!foreign.isEmpty()) {
            findings.add(foreign, "parent", Message.of("check.host-nic-wireless", real.name(), Items.some(foreign)));
        }
    }
}
