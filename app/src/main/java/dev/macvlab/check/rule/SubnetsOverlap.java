package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.resolve.ResolvedNamespace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Of two subnets that overlap, the smaller one wins. */
public final class SubnetsOverlap implements Rule<ResolvedNamespace> {
    @Override
    public String id() {
        return "subnets-overlap";
    }

    @Override
    public String about() {
        return "ip-route(8), longest prefix";
    }

    @Override
    public void check(ResolvedNamespace place, Findings findings) {
        if (place.interfaces().size() < 2) {
            return;
        }
        Map<Cidr, ResolvedInterface> subnets = new LinkedHashMap<>();
        Set<Integer> lengths = new TreeSet<>();
        for (ResolvedInterface each : place.interfaces()) {
            for (Cidr address : each.addresses()) {
                boolean hasNeighbours =
                        address.prefixLength() < address.address().bitLength();
                if (hasNeighbours && !address.address().isLinkLocal() && each.up()) {
                    subnets.putIfAbsent(address.network(), each);
                    lengths.add(address.prefixLength());
                }
            }
        }
        subnets.forEach((subnet, holder) -> {
            for (int length : lengths) {
                if (length >= subnet.prefixLength()) {
                    break;
                }
                Cidr around = new Cidr(subnet.address().masked(length), length);
                ResolvedInterface other = subnets.get(around);
                if (other != null && other != holder) {
                    findings.add(
                            List.of(other.ref(), holder.ref()),
                            "addresses",
                            Message.of(
                                    "check.subnets-overlap",
                                    around,
                                    other.itself().name(),
                                    subnet,
                                    holder.itself().name()));
                }
            }
        });
    }
}
