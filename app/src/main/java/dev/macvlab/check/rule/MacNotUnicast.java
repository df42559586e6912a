package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.topology.Ipvlan;

/** An interface has the address of one machine, not of a group. What is written at an ipvlan child is not looked at. */
public final class MacNotUnicast implements Rule<ResolvedInterface> {
    @Override
    public String id() {
        return "mac-not-unicast";
    }

    @Override
    public String about() {
        return "include/linux/etherdevice.h, is_valid_ether_addr(): EADDRNOTAVAIL";
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        MacAddress mac = device.mac();
        if (mac != null && (mac.isMulticast() || mac.isZero()) && !(device.itself() instanceof Ipvlan)) {
            MacAddress unicast = new MacAddress(mac.bits() & ~(1L << 40));
            MacAddress own = unicast.isZero() ? Fix.ownMac(device.itself()) : unicast;
            findings.add(
                    device.ref(),
                    "mac",
                    mac.isZero()
                            ? Message.of("check.mac-not-unicast.zero", mac, own)
                            : Message.of("check.mac-not-unicast.group", mac, own),
                    Fix.mac(device.itself(), own));
        }
    }
}
