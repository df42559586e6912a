package dev.macvlab.check.rule;

import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.NicBinding;
import dev.macvlab.topology.HostFacts.HostNic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.List;

/** What comes in at a port of a bridge or bond goes to that, not to children. */
public final class HostNicEnslaved implements Rule<NicBinding> {
    @Override
    public String id() {
        return "host-nic-enslaved";
    }

    @Override
    public String about() {
        return "net/core/dev.c, netdev_rx_handler_register(): EBUSY";
    }

    @Override
    public void check(NicBinding bound, Findings findings) {
        HostNic real = bound.real();
        LowerDevice port = bound.port();
        if (real == null || real.master() == null || port == null) {
            return;
        }
        List<InterfaceStack> takers = port.children().stream()
                .filter(each -> !(each.itself() instanceof Vlan))
                .toList();
        if (!takers.isEmpty()) {
            List<Ref> subject =
                    new ArrayList<>(takers.stream().map(InterfaceStack::ref).toList());
            subject.add(bound.nic().ref());
            findings.add(
                    subject,
                    "parent",
                    Message.of("check.host-nic-enslaved", real.name(), real.master(), Items.some(takers)));
        }
    }
}
