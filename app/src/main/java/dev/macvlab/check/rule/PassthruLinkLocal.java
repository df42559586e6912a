package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.LowerDevice.Placed;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import java.util.List;

/** A passthru child and its parent make one link-local address of one MAC address. */
public final class PassthruLinkLocal implements Rule<LowerDevice> {
    @Override
    public String id() {
        return "passthru-link-local";
    }

    @Override
    public String about() {
        return "RFC 4291 appendix A; net/ipv6/addrconf.c, addrconf_dad_failure()";
    }

    @Override
    public void check(LowerDevice port, Findings findings) {
        for (Placed<Macvlan> each : port.macvlans()) {
            if (port.reflects()
                    && each.child().effectiveMode() == Mode.PASSTHRU
                    && each.stack().device().up()
                    && port.lower().device().up()
                    && hasIpv6(each.stack())) {
                findings.add(
                        List.of(each.ref(), port.lower().ref()),
                        "mode",
                        Message.of(
                                "check.passthru-link-local",
                                each.child().name(),
                                port.lower().ref()));
            }
        }
    }

    private static boolean hasIpv6(InterfaceStack stack) {
        return stack.device().addresses().stream()
                .anyMatch(each -> each.address().isV6());
    }
}
