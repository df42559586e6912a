package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.resolve.ResolvedInterface;

/** An interface has the address of one machine, one that others can send to. */
public final class AddressNotHost implements Rule<ResolvedInterface> {
    @Override
    public String id() {
        return "address-not-host";
    }

    @Override
    public String about() {
        return "RFC 6890; net/ipv6/addrconf.c, ipv6_add_addr(); net/ipv4/devinet.c, inet_insert_ifa()";
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        for (Cidr each : device.addresses()) {
            Message what = UnusableAddress.why(each.address());
            if (what != null) {
                findings.add(
                        device.ref(),
                        "addresses",
                        Message.of(
                                "check.address-not-host", each, device.itself().name(), what));
            }
        }
    }
}
