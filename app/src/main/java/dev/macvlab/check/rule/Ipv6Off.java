package dev.macvlab.check.rule;

import dev.macvlab.check.view.Place;
import dev.macvlab.check.view.Stack;
import dev.macvlab.edit.Edit;
import dev.macvlab.topology.Namespace.Settings;
import dev.macvlab.topology.Ref;
import java.util.List;
import java.util.stream.Stream;

/** A namespace without IPv6 has no IPv6 addresses. */
public final class Ipv6Off implements Rule<Place> {
    @Override
    public String id() {
        return "ipv6-off";
    }

    @Override
    public String about() {
        return "net/ipv6/addrconf.c, ipv6_add_addr(): EACCES";
    }

    @Override
    public void check(Place place, Findings findings) {
        if (!Boolean.FALSE.equals(place.namespace().settings().ipv6())) {
            return;
        }
        List<Ref> holders = place.interfaces().stream()
                .filter(each -> each.device().addresses().stream()
                        .anyMatch(address -> address.address().isV6()))
                .map(Stack::ref)
                .toList();
        if (!holders.isEmpty()) {
            Settings now = place.namespace().settings();
            findings.add(
                    Stream.concat(holders.stream(), Stream.of(place.ref())).toList(),
                    "addresses",
                    "IPv6 is switched off in " + place.namespace().name()
                            + ", so that the kernel refuses the IPv6 addresses of " + Words.list(holders)
                            + ": switch it on, or remove them.",
                    new Edit.ChangeNamespace(
                            "Switch on IPv6 in " + place.namespace().name(),
                            place.namespace()
                                    .withSettings(new Settings(
                                            now.rpFilter(),
                                            now.arpIgnore(),
                                            now.arpFilter(),
                                            now.arpNotify(),
                                            now.acceptLocal(),
                                            null,
                                            now.extras()))));
        }
    }
}
