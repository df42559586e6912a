package dev.macvlab.check.rule;

import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.resolve.BroadcastDomain;
import dev.macvlab.resolve.BroadcastDomain.Holder;
import dev.macvlab.topology.Ref;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** On one wire every IP address is there once. */
public final class SameAddress implements Rule<BroadcastDomain> {
    @Override
    public String id() {
        return "address-duplicate";
    }

    @Override
    public String about() {
        return "RFC 5227; net/ipv6/addrconf.c, addrconf_dad_failure()";
    }

    @Override
    public void check(BroadcastDomain lan, Findings findings) {
        for (IpAddress address : lan.shared()) {
            List<Holder> holders = lan.holders().getOrDefault(address, List.of());
            Holder last = holders.getLast();
            if (isEverywhere(address) || samePlace(holders)) {
                continue;
            }
            List<Ref> subject = Stream.concat(
                            Stream.of(last.ref()), holders.stream().map(Holder::ref))
                    .distinct()
                    .toList();
            Cidr free = last.stack() == null ? null : lan.nextFree(last.address());
            findings.add(
                    subject,
                    "addresses",
                    message(last.ref(), subject.subList(1, subject.size()), address, free),
                    last.stack() == null || free == null
                            ? null
                            : Fix.address(last.stack().itself(), last.address(), free));
        }
    }

    private static Message message(Ref last, List<Ref> others, IpAddress address, @Nullable Cidr free) {
        if (address.isV6()) {
            return free == null
                    ? Message.of("check.address-duplicate.detected", last, Items.some(others), address)
                    : Message.of("check.address-duplicate.detected-free", last, Items.some(others), address, free);
        }
        return free == null
                ? Message.of("check.address-duplicate.two-answers", last, Items.some(others), address)
                : Message.of("check.address-duplicate.two-answers-free", last, Items.some(others), address, free);
    }

    private static boolean isEverywhere(IpAddress address) {
        return address.isLoopback() || address.isUnspecified() || address.isMulticast();
    }

    /** Whether all of them are interfaces of one namespace, which knows that the address is its own. */
    private static boolean samePlace(List<Holder> holders) {
        return holders.stream()
                        .map(each -> each.stack() == null
                                ? "switch " + each.ref()
                                : "namespace " + each.stack().itself().namespace())
                        .distinct()
                        .count()
                == 1;
    }
}
