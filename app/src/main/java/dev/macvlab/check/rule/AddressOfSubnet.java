package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.resolve.Subnets;

/** The first and the last address of a subnet are not for hosts. */
public final class AddressOfSubnet implements Rule<ResolvedInterface> {
    @Override
    public String id() {
        return "address-of-subnet";
    }

    @Override
    public String about() {
        return "RFC 919; RFC 1122 section 3.2.1.3";
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        for (Cidr each : device.addresses()) {
            if (Subnets.isNetwork(each)) {
                findings.add(
                        device.ref(),
                        "addresses",
                        Message.of(
                                "check.address-of-subnet.network",
                                each,
                                device.itself().name()),
                        Fix.address(device.itself(), each, next(each, 1)));
            } else if (Subnets.isBroadcast(each)) {
                findings.add(
                        device.ref(),
                        "addresses",
                        Message.of(
                                "check.address-of-subnet.broadcast",
                                each,
                                device.itself().name()),
                        Fix.address(device.itself(), each, next(each, -1)));
            }
        }
    }

    private static Cidr next(Cidr address, int steps) {
        return new Cidr(address.address().plus(steps), address.prefixLength());
    }
}
