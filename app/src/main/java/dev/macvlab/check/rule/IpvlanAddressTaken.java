package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.LowerDevice.Placed;
import dev.macvlab.topology.Ipvlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ipvlan children of a parent are told apart by their IP addresses. */
public final class IpvlanAddressTaken implements Rule<LowerDevice> {
    @Override
    public String id() {
        return "ipvlan-address-taken";
    }

    @Override
    public String about() {
        return "drivers/net/ipvlan/ipvlan_main.c, ipvlan_addr_validator_event(): EADDRINUSE";
    }

    @Override
    public void check(LowerDevice port, Findings findings) {
        Map<IpAddress, InterfaceStack> holders = new HashMap<>();
        for (Placed<Ipvlan> each : port.ipvlans()) {
            for (Cidr address : each.stack().device().addresses()) {
                InterfaceStack holder = holders.putIfAbsent(address.address(), each.stack());
                if (holder != null && holder != each.stack()) {
                    findings.add(
                            List.of(each.ref(), holder.ref()),
                            "addresses",
                            Message.of(
                                    "check.ipvlan-address-taken",
                                    address.address(),
                                    each.child().name(),
                                    holder.ref()));
                }
            }
        }
    }
}
