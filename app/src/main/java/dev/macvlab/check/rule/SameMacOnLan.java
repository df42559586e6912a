package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.BroadcastDomain;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.MacSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** On one wire every MAC address is there once. */
public final class SameMacOnLan implements Rule<BroadcastDomain> {
    @Override
    public String id() {
        return "mac-duplicate";
    }

    @Override
    public String about() {
        return "bridge(8), fdb";
    }

    @Override
    public void check(BroadcastDomain lan, Findings findings) {
        Map<MacAddress, InterfaceStack> holders = new HashMap<>();
        for (InterfaceStack each : lan.members()) {
            MacAddress mac = each.device().mac();
            if (mac == null || !each.device().up() || sharesParentsMac(each)) {
                continue;
            }
            InterfaceStack holder = holders.putIfAbsent(mac, each);
            if (holder != null && !together(each, holder) && !together(holder, each)) {
                findings.add(
                        List.of(each.ref(), holder.ref()),
                        "mac",
                        Message.of("check.mac-duplicate", each.itself().name(), holder.ref(), mac),
                        Fix.mac(each.itself(), Fix.ownMac(each.itself())));
            }
        }
    }

    private static boolean sharesParentsMac(InterfaceStack stack) {
        return stack.macSource() == MacSource.LOWER_DEVICE;
    }

    /** Whether the two are on one parent, where another rule judges, or one is a bridge and the other its member. */
    private static boolean together(InterfaceStack one, InterfaceStack other) {
        InterfaceStack lower = one.lower();
        boolean onOneParent = lower != null && (lower == other || lower == other.lower());
        return onOneParent || one.members().contains(other);
    }
}
