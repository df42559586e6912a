package dev.macvlab.plan;

import dev.macvlab.message.Message;
import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.LinkState;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands for NICs, switches and external hosts in a sandbox: cables, bridges and namespaces of their own. */
final class SimulatedNetwork {
    private static final String SWITCH_BRIDGE = "br0";
    private static final String EXTERNAL_NAME = "eth0";

    private final Index index;
    private final String seed;
    private final LinkProperties properties;
    private final DesiredStateParts parts;

    /**
     * @param seed what MAC addresses are derived from
     * @param parts what is found is added to them
     */
    SimulatedNetwork(Index index, String seed, LinkProperties properties, DesiredStateParts parts) {
        this.index = index;
        this.seed = seed;
        this.properties = properties;
        this.parts = parts;
    }

    /** A switch with the external hosts at it. */
    void add(Switch drawn) throws LabException {
        NamespaceId place = NamespaceId.externalSwitch(drawn.name());
        parts.add(place);
        Ref ref = Ref.top(drawn.name());
        parts.add(link(new LinkId(place, SWITCH_BRIDGE), ref, new DesiredKind.Bridge(false), mac(ref, "bridge"), null));
        for (Switch.Host host : drawn.hosts()) {
            Ref hostRef = drawn.ref(host);
            NamespaceId hostPlace = NamespaceId.externalHost(hostRef);
            parts.add(hostPlace);
            LinkId port = new LinkId(place, parts.freeName(place, host.name(), hostRef));
            LinkId end = new LinkId(hostPlace, EXTERNAL_NAME);
            parts.add(link(port, hostRef, new DesiredKind.Cable(end), mac(hostRef, "port"), DesiredLink.ETHERNET_MTU)
                    .withBridge(SWITCH_BRIDGE));
            parts.add(link(end, hostRef, new DesiredKind.Cable(port), mac(hostRef, ""), DesiredLink.ETHERNET_MTU)
                    .withAddresses(ValueParser.addresses(hostRef, host.addresses())));
        }
    }

    /**
     * A NIC with the other end of its cable.
     *
     * @throws LabException when the switch that it leads to is missing
     */
    void add(Nic nic, LinkState link) throws LabException {
        Nic.Port port = nic.port();
        if (port != null && index.findSwitch(port.toSwitch()).isEmpty()) {
            throw ValueParser.refused(
                    nic.ref(),
                    "port",
                    Message.of("plan.switch-missing", port.toSwitch()),
                    Message.of("plan.switch-missing.remedy"));
        }
        NamespaceId place = port == null ? NamespaceId.NOWHERE : NamespaceId.externalSwitch(port.toSwitch());
        parts.add(place);
        LinkId far = new LinkId(place, parts.freeName(place, nic.name(), nic.ref()));
        DesiredLink near = properties.created(
                link, new DesiredKind.Cable(far), ValueParser.mtu(link.stack(), DesiredLink.ETHERNET_MTU));
        int farMtu = Math.max(DesiredLink.ETHERNET_MTU, Objects.requireNonNull(near.mtu()));
        parts.add(new DesiredLink(
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
        parts.add(near);
    }

    private static DesiredLink link(
            LinkId id, Ref element, DesiredKind form, @Nullable MacAddress mac, @Nullable Integer mtu) {
        return new DesiredLink(id, element, form, mac, mtu, true, true, List.of(), null, false);
    }

    private MacAddress mac(Ref element, String part) {
        return MacAddress.derivedFrom(seed + " " + element + " " + part);
    }
}
