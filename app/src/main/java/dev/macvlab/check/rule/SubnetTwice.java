package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.net.Cidr;
import dev.macvlab.resolve.Device;
import dev.macvlab.resolve.Place;
import dev.macvlab.topology.Namespace.Settings;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Two interfaces of a namespace in one subnet answer for one another. */
public final class SubnetTwice implements Rule<Place> {
    @Override
    public String id() {
        return "subnet-twice";
    }

    @Override
    public String about() {
        return "Documentation/networking/ip-sysctl.rst, arp_ignore and arp_filter";
    }

    @Override
    public void check(Place place, Findings findings) {
        if (place.interfaces().size() < 2) {
            return;
        }
        Settings now = place.namespace().settings();
        boolean sane = Objects.equals(now.arpIgnore(), 1)
                && !Objects.equals(now.rpFilter(), 1)
                && !Boolean.TRUE.equals(now.arpFilter());
        Map<Cidr, List<Ref>> bySubnet = new LinkedHashMap<>();
        for (Device each : place.interfaces()) {
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
                        Words.list(holders) + " are in one namespace and in one subnet, " + subnet
                                + (dead
                                        ? ", and with arpIgnore 1 beside rpFilter 1 or arpFilter all but one of them"
                                                + " are out of reach: leave rpFilter and arpFilter to the kernel."
                                        : ", so that each answers ARP for all of them and traffic takes whichever it"
                                                + " likes (ARP flux): use a subnet for each, or set arpIgnore to 1."),
                        new Edit.ChangeNamespace(
                                "Let each interface of " + place.namespace().name() + " answer for itself",
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
