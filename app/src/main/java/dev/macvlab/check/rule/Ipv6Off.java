package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.resolve.ResolvedNamespace;
import dev.macvlab.topology.Namespace.Settings;
import dev.macvlab.topology.Ref;
import java.util.List;
import java.util.stream.Stream;

/** A namespace without IPv6 has no IPv6 addresses and no routes for them. */
public final class Ipv6Off implements Rule<ResolvedNamespace> {
    @Override
    public String id() {
        return "ipv6-off";
    }

    @Override
    public String about() {
        return "net/ipv6/addrconf.c, ipv6_add_addr(); net/ipv6/route.c, fib6_nh_init(): EACCES";
    }

    @Override
    public void check(ResolvedNamespace place, Findings findings) {
        if (!Boolean.FALSE.equals(place.namespace().settings().ipv6())) {
            return;
        }
        List<Ref> holders = place.interfaces().stream()
                .filter(each -> each.addresses().stream()
                        .anyMatch(address -> address.address().isV6()))
                .map(ResolvedInterface::ref)
                .toList();
        if (!holders.isEmpty()) {
            findings.add(
                    Stream.concat(holders.stream(), Stream.of(place.ref())).toList(),
                    "addresses",
                    Message.of("check.ipv6-off.addresses", place.namespace().name(), Items.some(holders)),
                    switchOn(place));
        }
        for (ResolvedNamespace.Way way : place.ways()) {
            if (way.isV6()) {
                findings.add(
                        List.of(place.ref()),
                        "routes",
                        Message.of(
                                "check.ipv6-off.route",
                                place.namespace().name(),
                                way.route().to()),
                        switchOn(place));
            }
        }
    }

    private static Edit switchOn(ResolvedNamespace place) {
        Settings now = place.namespace().settings();
        return new Edit.ChangeNamespace(
                Message.of("edit.switch-ipv6-on", place.namespace().name()),
                place.namespace()
                        .withSettings(new Settings(
                                now.rpFilter(),
                                now.arpIgnore(),
                                now.arpFilter(),
                                now.arpNotify(),
                                now.acceptLocal(),
                                null,
                                now.extras())));
    }
}
