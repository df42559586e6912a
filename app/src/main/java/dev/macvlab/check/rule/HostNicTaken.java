package dev.macvlab.check.rule;

import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.NicBinding;
import dev.macvlab.topology.HostFacts.HostNic;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import java.util.List;
import java.util.Set;

/** What a NIC of this machine already carries has to get on with what is drawn on it. */
public final class HostNicTaken implements Rule<NicBinding> {
    private static final Set<String> MACVLAN = Set.of("macvlan", "macvtap");
    private static final Set<String> IPVLAN = Set.of("ipvlan", "ipvtap");

    @Override
    public String id() {
        return "host-nic-taken";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_common_newlink(): EINVAL; net/core/dev.c, netdev_rx_handler_register():"
                + " EBUSY";
    }

    @Override
    public void check(NicBinding bound, Findings findings) {
        HostNic real = bound.real();
        LowerDevice port = bound.port();
        if (real == null || port == null) {
            return;
        }
        List<InterfaceStack> drawn = port.children();
        for (HostNic there : bound.strangers()) {
            List<InterfaceStack> refused =
                    drawn.stream().filter(each -> isRefused(each, there.kind())).toList();
            if (!refused.isEmpty()) {
                findings.add(
                        refused.stream().map(InterfaceStack::ref).toList(),
                        "parent",
                        Message.of(
                                "check.host-nic-taken", real.name(), there.kind(), there.name(), Items.some(refused)));
            }
        }
    }

    private static boolean isRefused(InterfaceStack drawn, String there) {
        return switch (drawn.itself()) {
            case Macvlan child ->
                IPVLAN.contains(there) || (MACVLAN.contains(there) && child.effectiveMode() == Mode.PASSTHRU);
            case Ipvlan _ -> MACVLAN.contains(there);
            default -> false;
        };
    }
}
