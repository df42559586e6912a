package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedInterface;

/** IPv4 needs an MTU of 68, and a VLAN or a dummy may have less. */
public final class MtuBelowIpv4 implements Rule<ResolvedInterface> {
    private static final int SMALLEST = 68;

    @Override
    public String id() {
        return "mtu-below-ipv4";
    }

    @Override
    public String about() {
        return "RFC 791 section 3.2; net/ipv4/devinet.c, inetdev_event(): NETDEV_CHANGEMTU";
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        Integer mtu = device.writtenMtu();
        if (mtu != null && mtu >= device.itself().smallestMtu() && mtu < SMALLEST) {
            findings.add(
                    device.ref(),
                    "mtu",
                    Message.of(
                            "check.mtu-below-ipv4",
                            SMALLEST,
                            mtu,
                            device.itself().name()),
                    Fix.mtu(device.itself(), SMALLEST));
        }
    }
}
