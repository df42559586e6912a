package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.resolve.ResolvedNamespace;
import dev.macvlab.topology.Namespace.Settings;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Two interfaces of a namespace in one subnet answer for one another. */
public final class SubnetTwice implements Rule<ResolvedNamespace> {
    @Override
    public String id() {
        return "subnet-twice";
    }

    @Override
    public String about() {
        return "Documentation/networking/ip-sysctl.rst, arp_ignore and arp_filter";
    }

    @Override
    public void check(ResolvedNamespace place, Findings findings) {
        if (place.interfaces().size() < 2) {
            return;
        }
        Settings now = place.namespace().settings();
        boolean sane = Objects.equals(now.arpIgnore(), 1)
                && !Objects.equals(now.rpFilter(), 1)
                && !Boolean.TRUE.equals(now.arpFilter());
        Map<Cidr, List<Ref>> bySubnet = new LinkedHashMap<>();
        for (ResolvedInterface each : place.interfaces()) {
            each.addresses().stream()
                    .filter(address -> !address.address().isV6() && address.prefixLength() < 32 && each.up())
                    .map(Cidr::network)
                    .distinct()
                    .forEach(subnet -> bySubnet.computeIfAbsent(subnet, _ -> new ArrayList<>())
                            .add(each.ref()));
        }
        bySubnet.forEach((subnet, holders) -> {
            if (holders.size() > 1 && !sane) {
                boolean dead = Objects.equals(now.arpIgnore(), 1);
                findings.add(
                        holders,
                        "addresses",
                        dead
                                ? Message.of("check.subnet-twice.unreachable", Items.some(holders), subnet)
                                : Message.of("check.subnet-twice.flux", Items.some(holders), subnet),
                        new Edit.ChangeNamespace(
                                Message.of(
                                        "edit.answer-for-itself",
                                        place.namespace().name()),
                                place.namespace()
                                        .withSettings(new Settings(
                                                null,
                                                1,
                                                null,
                                                now.arpNotify(),
                                                now.acceptLocal(),
                                                now.ipv6(),
                                                now.extras()))));
            }
        });
    }
}
