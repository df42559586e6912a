package dev.macvlab.check.rule;

import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.Stack;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import java.util.List;

/** Passthru and ipvlan children have their parent's MAC address. */
public final class MacIgnored implements Rule<Stack> {
    @Override
    public String id() {
        return "mac-ignored";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, eth_hw_addr_inherit(); drivers/net/ipvlan/ipvlan_main.c";
    }

    @Override
    public void check(Stack stack, Findings findings) {
        MacAddress mac = stack.device().mac();
        Stack lower = stack.lower();
        if (mac == null || lower == null || mac.equals(lower.device().mac())) {
            return;
        }
        String why = switch (stack.itself()) {
            case Macvlan child when child.effectiveMode() == Mode.PASSTHRU -> "a passthru child";
            case Ipvlan _ -> "an ipvlan child";
            default -> null;
        };
        if (why != null) {
            findings.add(
                    List.of(stack.ref(), lower.ref()),
                    "mac",
                    "The kernel gives " + why + " its parent's MAC address, so that the " + mac + " of "
                            + stack.itself().name() + " is ignored: remove it, or give it to " + lower.ref() + ".",
                    Fix.mac(stack.itself(), null));
        }
    }
}
