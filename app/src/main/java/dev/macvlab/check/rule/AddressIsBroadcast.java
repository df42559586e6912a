package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.resolve.ResolvedNamespace;
import dev.macvlab.resolve.Subnets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What means everybody in one subnet of a namespace can't be the address of one of its interfaces. */
public final class AddressIsBroadcast implements Rule<ResolvedNamespace> {
    private record Subnet(ResolvedInterface holder, Cidr address) {}

    @Override
    public String id() {
        return "address-is-broadcast";
    }

    @Override
    public String about() {
        return "net/ipv4/fib_frontend.c, fib_add_ifaddr()";
    }

    @Override
    public void check(ResolvedNamespace place, Findings findings) {
        if (place.interfaces().size() < 2) {
            return;
        }
        Map<IpAddress, List<Subnet>> broadcasts = new HashMap<>();
        for (ResolvedInterface each : place.interfaces()) {
            for (Cidr address : each.addresses()) {
                if (each.up() && Subnets.hasBroadcast(address)) {
                    broadcasts
                            .computeIfAbsent(Subnets.broadcast(address), _ -> new ArrayList<>(1))
                            .add(new Subnet(each, address));
                }
            }
        }
        for (ResolvedInterface each : place.interfaces()) {
            for (Cidr address : each.addresses()) {
                broadcasts.getOrDefault(address.address(), List.of()).stream()
                        .filter(subnet -> subnet.holder() != each)
                        .findFirst()
                        .ifPresent(subnet -> findings.add(
                                List.of(each.ref(), subnet.holder().ref()),
                                "addresses",
                                Message.of(
                                        "check.address-is-broadcast",
                                        address.address(),
                                        each.itself().name(),
                                        subnet.address().network(),
                                        subnet.holder().itself().name())));
            }
        }
    }
}
