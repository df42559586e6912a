package dev.macvlab.lab;

import dev.macvlab.netlink.Link;
import dev.macvlab.plan.DeviceId;
import dev.macvlab.plan.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing on this machine that is a lab's, or that a lab changed.
 *
 * @param what in one clause
 */
public record Remnant(Kind kind, String what) {
    /** What sort of thing. */
    public enum Kind {
        NAMESPACE,
        LINK,
        ADDRESS,
        ROUTE,
        SETTING,
        NIC
    }

    /** All there is of a lab: a pure function of its journal and the kernel. */
    static List<Remnant> of(Journal journal, Snapshot found, List<String> staleNames) {
        List<Remnant> remnants = new ArrayList<>();
        Ownership ownership = found.ownership();
        found.places().forEach((place, contents) -> {
            if (!place.equals(Place.HOST)) {
                remnants.add(new Remnant(Kind.NAMESPACE, "namespace " + place));
            }
        });
        staleNames.forEach(name -> remnants.add(new Remnant(Kind.NAMESPACE, "the empty name of a namespace " + name)));
        found.places()
                .forEach((place, contents) -> contents.links().stream()
                        .filter(link -> ownership.owns(place, link))
                        .forEach(link -> remnants.add(
                                new Remnant(Kind.LINK, link.kind().name() + " " + new DeviceId(place, link.name())))));
        Snapshot.Contents host = found.host();
        host.addresses().stream()
                .filter(each -> ownership.owns(Place.HOST, each))
                .forEach(each -> remnants.add(new Remnant(
                        Kind.ADDRESS, "address " + Claims.text(each) + " on " + name(host, each.linkIndex()))));
        host.routes().stream()
                .filter(each -> each.isMain() && ownership.owns(Place.HOST, each))
                .forEach(each -> remnants.add(new Remnant(Kind.ROUTE, "route to " + Claims.to(each))));
        found.places()
                .forEach((place, contents) -> contents.originals().forEach((key, original) -> {
                    String now = contents.settings().getOrDefault(key, original);
                    if (place.equals(Place.HOST) && !now.equals(original)) {
                        remnants.add(new Remnant(Kind.SETTING, "setting " + key + ", which was " + original));
                    }
                }));
        for (Journal.BoundNic nic : journal.bound()) {
            host.links().stream()
                    .filter(link -> Claims.is(nic, link))
                    .forEach(link -> remnants.addAll(changes(nic, link)));
        }
        new Restoration(journal).losses(host).forEach(loss -> remnants.add(new Remnant(Kind.NIC, loss.what())));
        return List.copyOf(remnants);
    }

    private static List<Remnant> changes(Journal.BoundNic nic, Link now) {
        List<Remnant> changes = new ArrayList<>();
        String mac = String.valueOf(now.mac());
        if (nic.newMacs().contains(mac) && !mac.equals(nic.mac())) {
            changes.add(new Remnant(Kind.NIC, "the MAC address of " + now.name() + ", which was " + nic.mac()));
        }
        if (nic.newMtus().contains(now.mtu()) && now.mtu() != nic.mtu()) {
            changes.add(new Remnant(Kind.NIC, "the MTU of " + now.name() + ", which was " + nic.mtu()));
        }
        if (nic.newStates().contains(now.up()) && now.up() != nic.up()) {
            changes.add(
                    new Remnant(Kind.NIC, now.name() + " is " + (now.up() ? "up, and was down" : "down, and was up")));
        }
        return changes;
    }

    private static String name(Snapshot.Contents host, int index) {
        return host.links().stream()
                .filter(link -> link.index() == index)
                .map(Link::name)
                .findFirst()
                .orElse("link " + index);
    }
}
