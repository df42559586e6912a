package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import java.util.List;

/** Passthru and ipvlan children have their parent's MAC address. */
public final class MacIgnored implements Rule<InterfaceStack> {
    @Override
    public String id() {
        return "mac-ignored";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, eth_hw_addr_inherit(); drivers/net/ipvlan/ipvlan_main.c";
    }

    @Override
    public void check(InterfaceStack stack, Findings findings) {
        MacAddress mac = stack.device().mac();
        InterfaceStack lower = stack.lower();
        if (mac == null || lower == null || mac.equals(lower.device().mac())) {
            return;
        }
        boolean passthru = stack.itself() instanceof Macvlan child && child.effectiveMode() == Mode.PASSTHRU;
        if (passthru || stack.itself() instanceof Ipvlan) {
            findings.add(
                    List.of(stack.ref(), lower.ref()),
                    "mac",
                    passthru
                            ? Message.of(
                                    "check.mac-ignored.passthru",
                                    mac,
                                    stack.itself().name(),
                                    lower.ref())
                            : Message.of(
                                    "check.mac-ignored.ipvlan",
                                    mac,
                                    stack.itself().name(),
                                    lower.ref()),
                    Fix.mac(stack.itself(), null));
        }
    }
}
