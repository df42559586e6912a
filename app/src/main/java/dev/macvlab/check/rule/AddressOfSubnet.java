package dev.macvlab.check.rule;

import dev.macvlab.net.Cidr;
import dev.macvlab.resolve.Device;
import dev.macvlab.resolve.Subnets;

/** The first and the last address of a subnet are not for hosts. */
public final class AddressOfSubnet implements Rule<Device> {
    @Override
    public String id() {
        return "address-of-subnet";
    }

    @Override
    public String about() {
        return "RFC 919; RFC 1122 section 3.2.1.3";
    }

    @Override
    public void check(Device device, Findings findings) {
        for (Cidr each : device.addresses()) {
            if (Subnets.isNetwork(each)) {
                findings.add(
                        device.ref(),
                        "addresses",
                        each + " on " + device.itself().name()
                                + " is the name of the whole subnet, and only Linux lets a host have it: take one"
                                + " behind it.",
                        Fix.address(device.itself(), each, next(each, 1)));
            } else if (Subnets.isBroadcast(each)) {
                findings.add(
                        device.ref(),
                        "addresses",
                        each + " on " + device.itself().name()
                                + " is the subnet's broadcast address, so that the others talk to everybody when they"
                                + " mean it: take one before it.",
                        Fix.address(device.itself(), each, next(each, -1)));
            }
        }
    }

    private static Cidr next(Cidr address, int steps) {
        return new Cidr(address.address().plus(steps), address.prefixLength());
    }
}
