package dev.macvlab.lab.host;

import dev.macvlab.lab.state.Snapshot;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import dev.macvlab.netlink.AddressRequest;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.NetlinkRequest;
import dev.macvlab.netlink.Route;
import dev.macvlab.netlink.RouteRequest;
import dev.macvlab.plan.DesiredKind;
import dev.macvlab.plan.DesiredLink;
import dev.macvlab.plan.DesiredState;
import dev.macvlab.plan.LinkId;
import dev.macvlab.plan.NamespaceId;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the machine's NICs are given back as they were, and what has to stay: a pure function of the journal. */
record Restoration(Journal journal) {
    /**
     * Something of a NIC that the kernel dropped because of the lab.
     *
     * @param what as a clause
     * @param mend the message that brings it back
     */
    record Loss(Message what, NetlinkRequest mend) {}

    /** What the kernel puts into every namespace by itself when modules for tunnels are loaded. */
    private static final Set<String> UNASKED =
            Set.of("lo", "tunl0", "gre0", "gretap0", "erspan0", "ip_vti0", "ip6_vti0", "sit0", "ip6tnl0", "ip6gre0");

    /** What a NIC was before is wanted again when it is no longer drawn otherwise. */
    DesiredLink settled(DesiredLink device) {
        Journal.BoundNic nic = device.form() instanceof DesiredKind.Nic ? bound(device.name()) : null;
        if (nic == null) {
            return device;
        }
        MacAddress mac = device.mac() == null && !nic.newMacs().isEmpty() && nic.mac() != null
                ? MacAddress.parse(nic.mac())
                : device.mac();
        Integer mtu = device.mtu() == null && !nic.newMtus().isEmpty() ? Integer.valueOf(nic.mtu()) : device.mtu();
        return device.withMac(mac).withMtu(mtu);
    }

    private Journal.@Nullable BoundNic bound(String name) {
        return journal.bound().stream()
                .filter(nic -> nic.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The lab's namespaces that hold what is not the lab's, each with the names of that. */
    static Map<NamespaceId, List<String>> foreignLinks(Snapshot found) {
        Map<NamespaceId, List<String>> foreignLinks = new LinkedHashMap<>();
        found.places().forEach((place, contents) -> {
            List<String> foreign = contents.links().stream()
                    .filter(link ->
                            !UNASKED.contains(link.name()) && !found.ownership().owns(place, link))
                    .map(Link::name)
                    .sorted()
                    .toList();
            if (!place.equals(NamespaceId.HOST) && !foreign.isEmpty()) {
                foreignLinks.put(place, foreign);
            }
        });
        return foreignLinks;
    }

    /** The machine without the lab: namespaces with foreign links stay, and NICs are as they were. */
    DesiredState without(Snapshot found) {
        List<DesiredState.DesiredNamespace> namespaces =
                new ArrayList<>(List.of(DesiredState.DesiredNamespace.of(NamespaceId.HOST)));
        foreignLinks(found).keySet().forEach(place -> namespaces.add(DesiredState.DesiredNamespace.of(place)));
        List<DesiredLink> devices = new ArrayList<>();
        for (Journal.BoundNic nic : journal.bound()) {
            found.host().links().stream()
                    .filter(link -> JournalOwnership.is(nic, link))
                    .findFirst()
                    .ifPresent(link -> devices.add(asItWas(nic, link)));
        }
        return new DesiredState(namespaces, devices);
    }

    /** A NIC with what the lab changed of it as it was before, unless somebody changed that meanwhile. */
    private static DesiredLink asItWas(Journal.BoundNic nic, Link now) {
        boolean mac = nic.newMacs().contains(String.valueOf(now.mac()));
        boolean mtu = nic.newMtus().contains(now.mtu());
        boolean up = nic.newStates().contains(now.up()) ? nic.up() : now.up();
        return DesiredLink.of(new LinkId(NamespaceId.HOST, now.name()), Ref.top(nic.element()), new DesiredKind.Nic())
                .withMac(mac && nic.mac() != null ? MacAddress.parse(nic.mac()) : null)
                .withMtu(mtu ? Integer.valueOf(nic.mtu()) : null)
                .withUp(up);
    }

    /** The addresses and routes that NICs had and have not any more. */
    List<Loss> losses(Snapshot.Contents host) {
        List<Loss> losses = new ArrayList<>();
        for (Journal.BoundNic nic : journal.bound()) {
            if (nic.disturbed()) {
                host.links().stream()
                        .filter(link -> JournalOwnership.is(nic, link))
                        .forEach(link -> losses.addAll(losses(nic, link.name(), host)));
            }
        }
        return losses;
    }

    private static List<Loss> losses(Journal.BoundNic nic, String name, Snapshot.Contents host) {
        List<Loss> losses = new ArrayList<>();
        List<String> addresses = host.addresses().stream()
                .filter(each -> each.linkIndex() == nic.index())
                .map(JournalOwnership::text)
                .toList();
        for (String each : nic.addresses()) {
            if (!addresses.contains(each)) {
                Cidr cidr = Cidr.parse(each);
                losses.add(new Loss(
                        Message.of("lab.remnant.address-lost", name, each),
                        AddressRequest.add(nic.index(), cidr.address(), cidr.prefixLength())));
            }
        }
        for (Journal.KeptRoute each : nic.routes()) {
            if (host.routes().stream()
                    .noneMatch(route -> route.isMain() && kept(route).equals(each))) {
                losses.add(new Loss(Message.of("lab.remnant.route-lost", name, each.to()), request(nic.index(), each)));
            }
        }
        return losses;
    }

    /** A route as it is to be remembered. */
    static Journal.KeptRoute kept(Route route) {
        Route.Hop hop = route.hops().getFirst();
        IpAddress via = hop.via();
        IpAddress source = route.source();
        return new Journal.KeptRoute(
                JournalOwnership.to(route),
                via == null ? null : via.toString(),
                source == null ? null : source.toString(),
                route.metric(),
                route.protocol(),
                hop.onLink());
    }

    private static RouteRequest request(int index, Journal.KeptRoute kept) {
        Cidr to = Cidr.parse(kept.to());
        RouteRequest request = RouteRequest.add(to.address(), to.prefixLength())
                .dev(index)
                .withProtocol(kept.protocol())
                .withMetric(kept.metric());
        if (kept.via() != null) {
            request = request.via(IpAddress.parse(kept.via()));
        }
        if (kept.source() != null) {
            request = request.withSource(IpAddress.parse(kept.source()));
        }
        return kept.onlink() ? request.asOnLink() : request;
    }
}
