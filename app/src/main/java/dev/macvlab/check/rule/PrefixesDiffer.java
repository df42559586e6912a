package dev.macvlab.check.rule;

import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.resolve.BroadcastDomain;
import dev.macvlab.resolve.BroadcastDomain.Holder;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who shares a wire agrees on the length of the prefix. */
public final class PrefixesDiffer implements Rule<BroadcastDomain> {
    @Override
    public String id() {
        return "prefixes-differ";
    }

    @Override
    public String about() {
        return "ip-route(8)";
    }

    @Override
    public void check(BroadcastDomain lan, Findings findings) {
        Set<Integer> lengths = new TreeSet<>();
        lan.switches().forEach(each -> each.hosts().forEach(host -> addLengths(host.cidrs(), lengths)));
        lan.members().forEach(each -> addLengths(each.device().addresses(), lengths));
        if (lengths.size() < 2) {
            return;
        }
        Map<Cidr, List<Holder>> bySubnet = new LinkedHashMap<>();
        for (List<Holder> holders : lan.holders().values()) {
            for (Holder each : holders) {
                if (hasNeighbours(each.address())) {
                    bySubnet.computeIfAbsent(each.address().network(), _ -> new ArrayList<>())
                            .add(each);
                }
            }
        }
        bySubnet.forEach((subnet, holders) -> {
            for (int length : lengths) {
                if (length >= subnet.prefixLength()) {
                    break;
                }
                Cidr around = new Cidr(subnet.address().masked(length), length);
                List<Holder> outside = bySubnet.getOrDefault(around, List.of()).stream()
                        .filter(each -> !subnet.contains(each.address().address()))
                        .filter(each -> !holds(holders, each))
                        .toList();
                if (!outside.isEmpty()) {
                    List<Ref> some =
                            holders.stream().map(Holder::ref).distinct().toList();
                    List<Ref> others =
                            outside.stream().map(Holder::ref).distinct().toList();
                    findings.add(
                            Stream.concat(some.stream(), others.stream())
                                    .distinct()
                                    .toList(),
                            "addresses",
                            Message.of("check.prefixes-differ", Items.some(others), around, Items.some(some), subnet));
                }
            }
        });
    }

    private static void addLengths(List<Cidr> addresses, Set<Integer> lengths) {
        for (Cidr each : addresses) {
            if (hasNeighbours(each)) {
                lengths.add(each.prefixLength());
            }
        }
    }

    private static boolean hasNeighbours(Cidr address) {
        return address.prefixLength() < address.address().bitLength()
                && !address.address().isLinkLocal();
    }

    private static boolean holds(List<Holder> holders, Holder other) {
        return holders.stream().anyMatch(each -> each.ref().equals(other.ref()));
    }
}
