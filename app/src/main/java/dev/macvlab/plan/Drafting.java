package dev.macvlab.plan;

import dev.macvlab.message.Message;
import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.Circle;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.LinkState;
import dev.macvlab.resolve.LinkStates;
import dev.macvlab.resolve.Views;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Names;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns one topology into a desired state, and refuses what no kernel would take; used once. */
final class Drafting {
    private static final String SWITCH_BRIDGE = "br0";
    private static final String EXTERNAL_NAME = "eth0";

    private final Index index;
    private final Topology topology;
    private final Views views;
    private final LinkStates links;
    private final String seed;
    private final @Nullable Map<String, String> nics;
    private final Map<LinkId, DesiredLink> devices = new LinkedHashMap<>();
    private final Set<NamespaceId> places = new LinkedHashSet<>(List.of(NamespaceId.HOST));

    /**
     * @param nics the machine's NICs by the names of the drawn ones; null where NICs are simulated
     */
    Drafting(Index index, String seed, @Nullable Map<String, String> nics) {
        this.index = index;
        this.nics = nics;
        this.topology = index.topology();
        this.seed = seed;
        views = Views.of(topology);
        links = LinkStates.of(views, seed, _ -> false);
    }

    DesiredState draft() throws LabException {
        places.addAll(NameCheck.places(topology));
        List<Circle> circles = views.circles().views();
        if (!circles.isEmpty()) {
            throw circle(circles.getFirst());
        }
        for (InterfaceStack each : views.stacks().views()) {
            for (Ref member : each.device().writtenMembers()) {
                checkMember(each, member);
            }
        }
        if (nics == null) {
            for (Switch each : topology.switches()) {
                drawSwitch(each);
            }
        }
        for (LinkState each : links.all()) {
            draw(each);
        }
        List<DesiredState.DesiredNamespace> namespaces = new ArrayList<>();
        for (NamespaceId place : places) {
            namespaces.add(namespace(place));
        }
        return new DesiredState(namespaces, List.copyOf(devices.values()));
    }

    // ---- what stands for the outside world

    private void drawSwitch(Switch drawn) throws LabException {
        NamespaceId place = NamespaceId.externalSwitch(drawn.name());
        places.add(place);
        Ref ref = Ref.top(drawn.name());
        put(device(new LinkId(place, SWITCH_BRIDGE), ref, new DesiredKind.Bridge(false), mac(ref, "bridge"), null));
        for (Switch.Host host : drawn.hosts()) {
            Ref hostRef = drawn.ref(host);
            NamespaceId hostPlace = NamespaceId.externalHost(hostRef);
            places.add(hostPlace);
            LinkId port = new LinkId(place, freeName(place, host.name(), hostRef));
            LinkId end = new LinkId(hostPlace, EXTERNAL_NAME);
            put(device(port, hostRef, new DesiredKind.Cable(end), mac(hostRef, "port"), DesiredLink.ETHERNET_MTU)
                    .withBridge(SWITCH_BRIDGE));
            put(new DesiredLink(
                    end,
                    hostRef,
                    new DesiredKind.Cable(port),
                    mac(hostRef, ""),
                    DesiredLink.ETHERNET_MTU,
                    true,
                    true,
                    ValueParser.addresses(hostRef, host.addresses()),
                    null,
                    false));
        }
    }

    private static DesiredLink device(
            LinkId id, Ref element, DesiredKind form, @Nullable MacAddress mac, @Nullable Integer mtu) {
        return new DesiredLink(id, element, form, mac, mtu, true, true, List.of(), null, false);
    }

    private void drawCable(Nic nic) throws LabException {
        Nic.Port port = nic.port();
        if (port != null && index.findSwitch(port.toSwitch()).isEmpty()) {
            throw ValueParser.refused(
                    nic.ref(),
                    "port",
                    Message.of("plan.switch-missing", port.toSwitch()),
                    Message.of("plan.switch-missing.remedy"));
        }
        NamespaceId place = port == null ? NamespaceId.NOWHERE : NamespaceId.externalSwitch(port.toSwitch());
        places.add(place);
        LinkId far = new LinkId(place, freeName(place, nic.name(), nic.ref()));
        LinkState link = link(nic);
        DesiredLink near = common(
                link, new DesiredKind.Cable(far), mac(link), ValueParser.mtu(link.stack(), DesiredLink.ETHERNET_MTU));
        int farMtu = Math.max(DesiredLink.ETHERNET_MTU, Objects.requireNonNull(near.mtu()));
        put(new DesiredLink(
                far,
                nic.ref(),
                new DesiredKind.Cable(near.id()),
                mac(nic.ref(), "port"),
                farMtu,
                true,
                true,
                List.of(),
                port == null ? null : SWITCH_BRIDGE,
                port != null && port.reflects()));
        put(near);
    }

    /** Takes a NIC of the machine as it is, but for what was drawn otherwise. */
    private void bind(Nic nic, Map<String, String> real) throws LabException {
        String name = real.get(nic.name());
        if (name == null) {
            throw ValueParser.refused(
                    nic.ref(), null, Message.of("plan.nic-unbound"), Message.of("plan.nic-unbound.remedy"));
        }
        if (!nic.namespace().equals(Ref.HOST)) {
            throw ValueParser.refused(
                    nic.ref(),
                    "namespace",
                    Message.of("plan.nic-in-namespace"),
                    Message.of("plan.nic-in-namespace.remedy", nic.namespace()));
        }
        for (Interface each : topology.interfaces()) {
            if (each.namespace().equals(Ref.HOST) && !each.equals(nic) && id(each).equals(id(nic))) {
                throw ValueParser.refused(
                        each.ref(),
                        each instanceof Nic ? null : "name",
                        each instanceof Nic
                                ? Message.of("plan.nic-bound-twice", name, nic.name())
                                : Message.of("plan.name-of-nic", name),
                        Message.of(each instanceof Nic ? "plan.nic-bound-twice.remedy" : "plan.name-illegal.remedy"));
            }
        }
        LinkState link = link(nic);
        put(common(link, new DesiredKind.Nic(), writtenMac(link), ValueParser.mtu(link.stack(), null)));
    }

    /** The preferred name where an interface can have it and nobody has, else one made of the element's reference. */
    private String freeName(NamespaceId place, String preferred, Ref element) {
        boolean good = Names.whyIllegalInterface(preferred).isEmpty()
                && !preferred.equals("lo")
                && !devices.containsKey(new LinkId(place, preferred));
        return good
                ? preferred
                : "p" + MacAddress.derivedFrom(element.toString()).toString().replace(":", "");
    }

    // ---- what the user drew

    private void draw(LinkState link) throws LabException {
        if (devices.containsKey(id(link.itself()))) {
            return;
        }
        switch (link.itself()) {
            case Nic nic -> {
                if (nics == null) {
                    drawCable(nic);
                } else {
                    bind(nic, nics);
                }
            }
            case Bridge _ ->
                put(common(link, new DesiredKind.Bridge(true), mac(link), ValueParser.mtu(link.stack(), null)));
            case Veth veth -> drawVeth(veth);
            case Dummy dummy -> {
                DesiredKind form = new DesiredKind.Dummy(dummy.asksForNeighbours());
                put(common(link, form, mac(link), ValueParser.mtu(link.stack(), DesiredLink.ETHERNET_MTU)));
            }
            case Macvlan child -> {
                DesiredLink lower = lower(link);
                DesiredKind form = new DesiredKind.MacvlanChild(
                        lower.id(),
                        child.tap(),
                        child.effectiveMode(),
                        Boolean.FALSE.equals(child.promiscuous()),
                        Boolean.TRUE.equals(child.nodst()),
                        ValueParser.sources(child),
                        Objects.requireNonNullElse(
                                child.broadcastQueueLength(), DesiredKind.MacvlanChild.DEFAULT_QUEUE));
                put(common(link, form, mac(link), mtuOn(lower, link)));
            }
            case Ipvlan child -> {
                DesiredLink lower = lower(link);
                DesiredKind form =
                        new DesiredKind.IpvlanChild(lower.id(), child.effectiveMode(), child.effectiveFlag());
                put(common(link, form, mac(link), ValueParser.mtu(link.stack(), lower.mtu())));
            }
            case Vlan child -> {
                DesiredLink lower = lower(link);
                Integer id = child.id();
                if (id == null || id < 0 || id > 4094) {
                    throw ValueParser.refused(
                            child.ref(), "id", Message.of("plan.vlan-id"), Message.of("plan.vlan-id.remedy"));
                }
                put(common(
                        link, new DesiredKind.Vlan(lower.id(), id, lower.form().arp()), mac(link), mtuOn(lower, link)));
            }
        }
    }

    private void drawVeth(Veth veth) throws LabException {
        Interface other = index.find(veth.peer()).orElse(null);
        if (!(other instanceof Veth peer)
                || !veth.ref().equals(peer.peer())
                || peer.ref().equals(veth.ref())) {
            throw ValueParser.refused(
                    veth.ref(),
                    "peer",
                    veth.peer() == null ? Message.of("plan.peer-undrawn") : Message.of("plan.peer-other", veth.peer()),
                    Message.of("plan.peer.remedy"));
        }
        drawEnd(veth, peer);
        drawEnd(peer, veth);
    }

    private void drawEnd(Veth end, Veth peer) throws LabException {
        LinkState link = link(end);
        put(common(
                link,
                new DesiredKind.Cable(id(peer)),
                mac(link),
                ValueParser.mtu(link.stack(), DesiredLink.ETHERNET_MTU)));
    }

    /** The device that the kernel will really put a child on, already drafted. */
    private DesiredLink lower(LinkState child) throws LabException {
        Ref parent = child.stack().device().writtenParent();
        LinkState lower = child.lower();
        if (parent == null) {
            throw ValueParser.refused(
                    child.ref(), "parent", Message.of("plan.parent-none"), Message.of("plan.parent-none.remedy"));
        }
        if (child.stack().parent() == null) {
            throw ValueParser.refused(
                    child.ref(),
                    "parent",
                    Message.of("plan.parent-missing", parent),
                    Message.of("plan.parent-missing.remedy", parent));
        }
        if (lower == null) {
            // What it is drawn on stands on nothing itself, and is refused for that.
            return lower(link(child.stack().parent().itself()));
        }
        draw(lower);
        return Objects.requireNonNull(devices.get(id(lower.itself())));
    }

    /**
     * The MTU of a child; null where the kernel follows other devices. What is more than that of a bridge is refused here,
     * since the bridge's own follows its members.
     */
    private @Nullable Integer mtuOn(DesiredLink lower, LinkState child) throws LabException {
        Integer mtu = ValueParser.mtu(child.stack(), lower.mtu());
        InterfaceStack below = Objects.requireNonNull(child.stack().lower());
        InterfaceStack decides = below.mtuFrom();
        boolean known = nics == null
                || !(decides.itself() instanceof Nic)
                || decides.device().writtenMtu() != null;
        if (mtu != null && lower.mtu() == null && known && mtu > below.mtu().orElse(mtu)) {
            throw ValueParser.refused(
                    child.ref(),
                    "mtu",
                    Message.of("plan.mtu-of-port", mtu, below.mtu().getAsInt(), below.ref(), decides.ref()),
                    Message.of("plan.mtu-of-port.remedy", decides.ref()));
        }
        return mtu;
    }

    private LinkState link(Interface drawn) {
        return Objects.requireNonNull(links.find(drawn.ref()));
    }

    private static LabException circle(Circle circle) {
        Ref first = circle.devices().getFirst().ref();
        return circle.devices().stream().anyMatch(each -> each.itself() instanceof Bridge)
                ? ValueParser.refused(
                        first, null, Message.of("plan.bridge-circle"), Message.of("plan.bridge-circle.remedy"))
                : ValueParser.refused(
                        first, "parent", Message.of("plan.parents-circle"), Message.of("plan.parents-circle.remedy"));
    }

    private DesiredLink common(LinkState link, DesiredKind form, @Nullable MacAddress mac, @Nullable Integer mtu)
            throws LabException {
        Interface drawn = link.itself();
        Common common = drawn.common();
        return new DesiredLink(
                id(drawn),
                drawn.ref(),
                form,
                mac,
                mtu,
                drawn.up(),
                !Boolean.FALSE.equals(common.dad()),
                ValueParser.addresses(drawn.ref(), common.addresses()),
                link.master() == null ? null : link.master().itself().name(),
                false);
    }

    private void checkMember(InterfaceStack bridge, Ref member) throws LabException {
        LinkState found = links.find(member);
        if (found == null || !found.itself().namespace().equals(bridge.itself().namespace())) {
            throw ValueParser.refused(
                    bridge.ref(),
                    "members",
                    found == null
                            ? Message.of("plan.member-missing", member)
                            : Message.of("plan.member-elsewhere", member),
                    Message.of("plan.member.remedy"));
        }
        LinkState master = Objects.requireNonNull(found.master());
        if (!master.ref().equals(bridge.ref())) {
            throw ValueParser.refused(
                    member,
                    null,
                    Message.of("plan.member-of-two", bridge.ref(), master.ref()),
                    Message.of("plan.member-of-two.remedy"));
        }
    }

    private void put(DesiredLink device) {
        devices.put(device.id(), device);
    }

    private LinkId id(Interface drawn) {
        String name =
                nics != null && drawn instanceof Nic ? nics.getOrDefault(drawn.name(), drawn.name()) : drawn.name();
        return new LinkId(NamespaceId.namespace(drawn.namespace()), name);
    }

    // ---- values

    private DesiredState.DesiredNamespace namespace(NamespaceId place) throws LabException {
        if (place.role() == NamespaceId.Role.SWITCH || place.role() == NamespaceId.Role.NOWHERE) {
            return new DesiredState.DesiredNamespace(place, Map.of(Sysctls.IPV6_OFF, "1"), List.of());
        }
        Namespace drawn = place.role() == NamespaceId.Role.EXTERNAL
                ? Namespace.named(place.name())
                : index.namespace(place.name()).orElseGet(() -> Namespace.named(place.name()));
        List<DesiredRoute> routes = new ArrayList<>();
        for (Namespace.Route each : drawn.routes()) {
            DesiredRoute route = ValueParser.route(index, place, each);
            routes.add(
                    nics != null && place.equals(NamespaceId.HOST) && nics.containsKey(String.valueOf(route.dev()))
                            ? route.by(Objects.requireNonNull(nics.get(String.valueOf(route.dev()))))
                            : route);
        }
        return new DesiredState.DesiredNamespace(place, Sysctls.of(drawn), routes);
    }

    /** The MAC address to ask for; null where the kernel takes it from another device. */
    private @Nullable MacAddress mac(LinkState link) throws LabException {
        return switch (link.stack().macSource()) {
            case LOWER_DEVICE -> null;
            case WRITTEN, DERIVED -> {
                MacAddress written = writtenMac(link);
                yield written == null ? link.mac() : written;
            }
            case LOWEST_PORT -> writtenMac(link);
        };
    }

    private static @Nullable MacAddress writtenMac(LinkState link) throws LabException {
        String written = link.stack().device().writtenMac();
        return written == null ? null : ValueParser.mac(link.ref(), "mac", written);
    }

    private MacAddress mac(Ref element, String part) {
        return MacAddress.derivedFrom(seed + " " + element + " " + part);
    }
}
