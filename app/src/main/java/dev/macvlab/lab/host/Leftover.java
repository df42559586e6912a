package dev.macvlab.lab.host;

import dev.macvlab.lab.state.Ownership;
import dev.macvlab.lab.state.Snapshot;
import dev.macvlab.message.Message;
import dev.macvlab.netlink.Link;
import dev.macvlab.plan.LinkId;
import dev.macvlab.plan.NamespaceId;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing on this machine that is a lab's, or that a lab changed.
 *
 * @param what in one clause
 */
public record Leftover(Kind kind, Message what) {
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
    static List<Leftover> of(Journal journal, Snapshot found, List<String> staleNames) {
        List<Leftover> leftovers = new ArrayList<>();
        Ownership ownership = found.ownership();
        found.places().forEach((place, contents) -> {
            if (!place.equals(NamespaceId.HOST)) {
                leftovers.add(new Leftover(Kind.NAMESPACE, Message.of("lab.remnant.namespace", place)));
            }
        });
        staleNames.forEach(
                name -> leftovers.add(new Leftover(Kind.NAMESPACE, Message.of("lab.remnant.empty-name", name))));
        found.places()
                .forEach((place, contents) -> contents.links().stream()
                        .filter(link -> ownership.owns(place, link))
                        .forEach(link -> leftovers.add(new Leftover(
                                Kind.LINK,
                                Message.of("lab.remnant.link", link.kind().name(), new LinkId(place, link.name()))))));
        Snapshot.Contents host = found.host();
        host.addresses().stream()
                .filter(each -> ownership.owns(NamespaceId.HOST, each))
                .forEach(each -> leftovers.add(new Leftover(
                        Kind.ADDRESS,
                        Message.of("lab.remnant.address", JournalOwnership.text(each), name(host, each.linkIndex())))));
        host.routes().stream()
                .filter(each -> each.isMain() && ownership.owns(NamespaceId.HOST, each))
                .forEach(each -> leftovers.add(
                        new Leftover(Kind.ROUTE, Message.of("lab.remnant.route", JournalOwnership.to(each)))));
        found.places()
                .forEach((place, contents) -> contents.originals().forEach((key, original) -> {
                    String now = contents.settings().getOrDefault(key, original);
                    if (place.equals(NamespaceId.HOST) && !now.equals(original)) {
                        leftovers.add(new Leftover(Kind.SETTING, Message.of("lab.remnant.setting", key, original)));
                    }
                }));
        for (Journal.BoundNic nic : journal.bound()) {
            host.links().stream()
                    .filter(link -> JournalOwnership.is(nic, link))
                    .forEach(link -> leftovers.addAll(changes(nic, link)));
        }
        new Restoration(journal).losses(host).forEach(loss -> leftovers.add(new Leftover(Kind.NIC, loss.what())));
        return List.copyOf(leftovers);
    }

    private static List<Leftover> changes(Journal.BoundNic nic, Link now) {
        List<Leftover> changes = new ArrayList<>();
        String mac = String.valueOf(now.mac());
        if (nic.newMacs().contains(mac) && !mac.equals(nic.mac())) {
            changes.add(new Leftover(Kind.NIC, Message.of("lab.remnant.mac", now.name(), String.valueOf(nic.mac()))));
        }
        if (nic.newMtus().contains(now.mtu()) && now.mtu() != nic.mtu()) {
            changes.add(new Leftover(Kind.NIC, Message.of("lab.remnant.mtu", now.name(), nic.mtu())));
        }
        if (nic.newStates().contains(now.up()) && now.up() != nic.up()) {
            changes.add(
                    new Leftover(Kind.NIC, Message.of(now.up() ? "lab.remnant.up" : "lab.remnant.down", now.name())));
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
