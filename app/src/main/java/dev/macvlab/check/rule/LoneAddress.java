package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.resolve.ResolvedNamespace;

/** Who has a whole prefix for itself needs a route to the others. */
public final class LoneAddress implements Rule<ResolvedNamespace> {
    @Override
    public String id() {
        return "lone-address";
    }

    @Override
    public String about() {
        return "ip-address(8), ip-route(8)";
    }

    @Override
    public void check(ResolvedNamespace place, Findings findings) {
        for (ResolvedInterface each : place.interfaces()) {
            for (Cidr address : each.addresses()) {
                if (address.prefixLength() < address.address().bitLength()) {
                    continue;
                }
                boolean v6 = address.address().isV6();
                boolean alone = each.addresses().stream()
                        .allMatch(other -> other.address().isV6() != v6
                                || other.address().isLinkLocal()
                                || other.prefixLength() == other.address().bitLength());
                boolean routed = place.ways().stream()
                        .anyMatch(way -> way.isV6() == v6 && (way.dev() == null || way.dev() == each));
                if (alone && !routed && each.up()) {
                    findings.add(
                            each.ref(),
                            "addresses",
                            Message.of(
                                    "check.lone-address",
                                    address,
                                    each.itself().name(),
                                    place.namespace().name()));
                    break;
                }
            }
        }
    }
}
