package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.LowerDevice.Placed;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kernel tells the children of a parent apart by their MAC addresses. */
public final class SameMacOnParent implements Rule<LowerDevice> {
    @Override
    public String id() {
        return "mac-taken";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_addr_busy(): EADDRINUSE";
    }

    @Override
    public void check(LowerDevice port, Findings findings) {
        Map<MacAddress, InterfaceStack> holders = new HashMap<>();
        take(port.lower(), holders);
        for (Placed<Macvlan> each : port.macvlans()) {
            InterfaceStack holder = each.child().effectiveMode() == Mode.PASSTHRU ? null : take(each.stack(), holders);
            if (holder != null) {
                findings.add(
                        List.of(each.ref(), holder.ref()),
                        "mac",
                        holder == port.lower()
                                ? Message.of(
                                        "check.mac-taken.parent", each.child().name(), holder.ref())
                                : Message.of(
                                        "check.mac-taken.sibling", each.child().name(), holder.ref()),
                        Fix.mac(each.child(), Fix.ownMac(each.child())));
            }
        }
    }

    /** Who has the address already; null when nobody has, it is down, or no address is written. */
    private static @Nullable InterfaceStack take(InterfaceStack stack, Map<MacAddress, InterfaceStack> holders) {
        MacAddress mac = stack.device().mac();
        return mac == null || !stack.device().up() ? null : holders.putIfAbsent(mac, stack);
    }
}
