package dev.macvlab.check.rule;

import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.Device;
import dev.macvlab.topology.Ipvlan;

/** An interface has the address of one machine, not of a group. What is written at an ipvlan child is not looked at. */
public final class MacNotUnicast implements Rule<Device> {
    @Override
    public String id() {
        return "mac-not-unicast";
    }

    @Override
    public String about() {
        return "include/linux/etherdevice.h, is_valid_ether_addr(): EADDRNOTAVAIL";
    }

    @Override
    public void check(Device device, Findings findings) {
        MacAddress mac = device.mac();
        if (mac != null && (mac.isMulticast() || mac.isZero()) && !(device.itself() instanceof Ipvlan)) {
            MacAddress unicast = new MacAddress(mac.bits() & ~(1L << 40));
            MacAddress own = unicast.isZero() ? Fix.ownMac(device.itself()) : unicast;
            findings.add(
                    device.ref(),
                    "mac",
                    mac
                            + (mac.isZero()
                                    ? " is no address at all"
                                    : " is the address of a group (its first byte is odd)")
                            + ", and the kernel gives an interface only the address of one machine: take " + own
                            + ", for instance.",
                    Fix.mac(device.itself(), own));
        }
    }
}
