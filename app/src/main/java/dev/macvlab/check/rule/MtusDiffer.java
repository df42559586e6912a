package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.BroadcastDomain;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.topology.Nic;
import java.util.List;

/** What shares a switch has one MTU. */
public final class MtusDiffer implements Rule<BroadcastDomain> {
    @Override
    public String id() {
        return "mtus-differ";
    }

    @Override
    public String about() {
        return "RFC 894; bridge(8)";
    }

    @Override
    public void check(BroadcastDomain lan, Findings findings) {
        if (lan.switches().isEmpty()) {
            return;
        }
        boolean hasHosts =
                lan.switches().stream().anyMatch(each -> !each.hosts().isEmpty());
        int least = lan.members(Nic.class).stream()
                .filter(each -> isPlugged(each))
                .mapToInt(each -> each.mtu().orElse(InterfaceStack.ETHERNET_MTU))
                .min()
                .orElse(InterfaceStack.ETHERNET_MTU);
        int smallest = hasHosts ? Math.min(least, InterfaceStack.ETHERNET_MTU) : least;
        List<InterfaceStack> larger = lan.members(Nic.class).stream()
                .filter(each -> isPlugged(each)
                        && each.mtu().orElse(InterfaceStack.ETHERNET_MTU)
                                > Math.max(smallest, InterfaceStack.ETHERNET_MTU))
                .toList();
        for (InterfaceStack each : larger) {
            findings.add(
                    each.ref(),
                    "mtu",
                    Message.of(
                            "check.mtus-differ",
                            each.itself().name(),
                            each.mtu().orElse(InterfaceStack.ETHERNET_MTU),
                            smallest),
                    Fix.mtu(each.itself(), Math.max(smallest, InterfaceStack.ETHERNET_MTU)));
        }
    }

    private static boolean isPlugged(InterfaceStack stack) {
        return stack.itself() instanceof Nic nic && nic.port() != null;
    }
}
