package dev.macvlab.check.rule;

import dev.macvlab.check.view.Lan;
import dev.macvlab.check.view.Lan.Holder;
import dev.macvlab.topology.Cidr;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who shares a wire agrees on the length of the prefix. */
public final class PrefixesDiffer implements Rule<Lan> {
    @Override
    public String id() {
        return "prefixes-differ";
    }

    @Override
    public String about() {
        return "ip-route(8)";
    }

    @Override
    public void check(Lan lan, Findings findings) {
        Map<Cidr, List<Holder>> bySubnet = new LinkedHashMap<>();
        Set<Integer> lengths = new TreeSet<>();
        lan.holders()
                .values()
                .forEach(holders -> holders.forEach(each -> {
                    Cidr address = each.address();
                    if (address.prefixLength() < address.address().bitLength()
                            && !address.address().isLinkLocal()) {
                        bySubnet.computeIfAbsent(address.network(), _ -> new ArrayList<>())
                                .add(each);
                        lengths.add(address.prefixLength());
                    }
                }));
        if (lengths.size() < 2) {
            return;
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
                            Words.list(others) + " (in " + around + ") take " + Words.list(some) + " (in " + subnet
                                    + ") for neighbours, but not the other way round, so that pings get no answers: give all of them the same prefix length.");
                }
            }
        });
    }

    private static boolean holds(List<Holder> holders, Holder other) {
        return holders.stream().anyMatch(each -> each.ref().equals(other.ref()));
    }
}
