package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.BroadcastDomain;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.topology.Nic;
import java.util.List;

/** What shares a switch has one MTU. */
public final class MtusDiffer implements Rule<BroadcastDomain> {
    private static final int ETHERNET = 1500;

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
                .mapToInt(each -> each.mtu().orElse(ETHERNET))
                .min()
                .orElse(ETHERNET);
        int smallest = hasHosts ? Math.min(least, ETHERNET) : least;
        List<InterfaceStack> larger = lan.members(Nic.class).stream()
                .filter(each -> isPlugged(each) && each.mtu().orElse(ETHERNET) > Math.max(smallest, ETHERNET))
                .toList();
        for (InterfaceStack each : larger) {
            findings.add(
                    each.ref(),
                    "mtu",
                    Message.of(
                            "check.mtus-differ",
                            each.itself().name(),
                            each.mtu().orElse(ETHERNET),
                            smallest),
                    Fix.mtu(each.itself(), Math.max(smallest, ETHERNET)));
        }
    }

    private static boolean isPlugged(InterfaceStack stack) {
        return stack.itself() instanceof Nic nic && nic.port() != null;
    }
}
