package dev.macvlab.lab.host;

import dev.macvlab.lab.state.Ownership;
import dev.macvlab.lab.state.Snapshot;
import dev.macvlab.net.IpAddress;
import dev.macvlab.netlink.Address;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.Route;
import dev.macvlab.plan.DesiredRoute;
import dev.macvlab.plan.NamespaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is a lab's on a machine that has other things too: what the journal names and what still is what it was. A pure
 * function of the journal and of what the kernel says.
 *
 * @param marked whether the kernel remembers who set an address (since 5.18)
 */
record JournalOwnership(Journal journal, boolean marked) implements Ownership {
    @Override
    public int group() {
        return Ownership.groupOf(journal.lab());
    }

    @Override
    public boolean owns(NamespaceId place) {
        return !place.equals(NamespaceId.HOST);
    }

    @Override
    public boolean owns(NamespaceId place, Link link) {
        return journal.links().stream().anyMatch(each -> is(each, place, link));
    }

    private boolean is(Journal.OwnLink own, NamespaceId place, Link link) {
        if (own.group() != link.group() || !own.kind().equals(link.kind().name())) {
            return false;
        }
        boolean marked = link.alias().equals(Ownership.markOf(journal.lab()));
        boolean named = own.name().equals(link.name());
        if (!own.place().equals(place)) {
            // Somebody moved it, and the kernel gave it another index where the one it had was taken.
            return marked && named && String.valueOf(link.mac()).equals(own.mac());
        }
        // The alias is written a moment after the link is made; until then name and MAC address have to do.
        return own.index() == link.index()
                && (marked
                        || (link.alias().isEmpty()
                                && named
                                && (own.mac() == null || own.mac().equals(String.valueOf(link.mac())))));
    }

    @Override
    public boolean owns(NamespaceId place, Address address) {
        if (!place.equals(NamespaceId.HOST)) {
            return true;
        }
        boolean protocol = address.protocol() == DesiredRoute.PROTOCOL || (address.protocol() == 0 && !marked);
        String text = text(address);
        return protocol
                && journal.addresses().stream()
                        .anyMatch(each -> each.index() == address.linkIndex()
                                && each.address().equals(text));
    }

    @Override
    public boolean owns(NamespaceId place, Route route) {
        return route.protocol() == DesiredRoute.PROTOCOL
                && (!place.equals(NamespaceId.HOST) || journal.routes().stream().anyMatch(each -> is(each, route)));
    }

    private static boolean is(Journal.OwnRoute own, Route route) {
        IpAddress via = route.hops().isEmpty() ? null : route.hops().getFirst().via();
        return own.to().equals(to(route))
                && Objects.equals(own.via(), via == null ? null : via.toString())
                && own.metric() == route.metric();
    }

    /** Whether a NIC of the machine is still the one that was bound. */
    static boolean is(Journal.BoundNic nic, Link link) {
        String mac = String.valueOf(link.mac());
        return nic.index() == link.index()
                && (nic.name().equals(link.name())
                        || mac.equals(nic.mac())
                        || nic.newMacs().contains(mac));
    }

    /** The journal of a lab that stands: without what was to be made and is not there. */
    Journal still(Snapshot found) {
        List<Journal.OwnSetting> settings = new ArrayList<>();
        found.places()
                .forEach((place, contents) -> contents.originals()
                        .forEach((key, value) -> settings.add(new Journal.OwnSetting(place, key, value))));
        Snapshot.Contents host = found.host();
        return journal.with(
                        journal.bound(),
                        journal.links().stream()
                                .filter(own -> contents(found, own.place()).links().stream()
                                        .anyMatch(link -> own.index() == link.index() && owns(own.place(), link)))
                                .distinct()
                                .toList(),
                        journal.addresses().stream()
                                .filter(own -> host.addresses().stream()
                                        .anyMatch(each -> owns(NamespaceId.HOST, each)
                                                && own.index() == each.linkIndex()
                                                && own.address().equals(text(each))))
                                .distinct()
                                .toList(),
                        journal.routes().stream()
                                .filter(own -> host.routes().stream()
                                        .anyMatch(each -> owns(NamespaceId.HOST, each)
                                                && own.to().equals(to(each))))
                                .distinct()
                                .toList(),
                        settings)
                .withNamespaces(journal.namespaces().stream()
                        .filter(own -> found.places().containsKey(NamespaceId.namespace(own.name())))
                        .toList());
    }

    private static Snapshot.Contents contents(Snapshot found, NamespaceId place) {
        return found.places().getOrDefault(place, Snapshot.Contents.FRESH);
    }

    static String text(Address address) {
        return address.cidr().toString();
    }

    static String to(Route route) {
        return route.to().toString();
    }
}
