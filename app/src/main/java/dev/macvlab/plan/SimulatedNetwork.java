package dev.macvlab.plan;

import dev.macvlab.message.Message;
import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.LinkState;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import java.util.Objects;

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
        parts.add(DesiredLink.of(new LinkId(place, SWITCH_BRIDGE), ref, new DesiredKind.Bridge(false))
                .withMac(mac(ref, "bridge")));
        for (Switch.Host host : drawn.hosts()) {
            Ref hostRef = drawn.ref(host);
            NamespaceId hostPlace = NamespaceId.externalHost(hostRef);
            parts.add(hostPlace);
            LinkId port = new LinkId(place, parts.freeName(place, host.name(), hostRef));
            LinkId end = new LinkId(hostPlace, EXTERNAL_NAME);
            parts.add(cable(port, hostRef, end, "port").withBridge(SWITCH_BRIDGE));
            parts.add(cable(end, hostRef, port, "").withAddresses(ValueParser.addresses(hostRef, host.addresses())));
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
                link, new DesiredKind.Cable(far), ValueParser.mtu(link.stack(), InterfaceStack.ETHERNET_MTU));
        int farMtu = Math.max(InterfaceStack.ETHERNET_MTU, Objects.requireNonNull(near.mtu()));
        DesiredLink end = cable(far, nic.ref(), near.id(), "port").withMtu(farMtu);
        parts.add(port == null ? end : end.withBridge(SWITCH_BRIDGE).withHairpin(port.reflects()));
        parts.add(near);
    }

    private DesiredLink cable(LinkId id, Ref element, LinkId peer, String part) {
        return DesiredLink.of(id, element, new DesiredKind.Cable(peer))
                .withMac(mac(element, part))
                .withMtu(InterfaceStack.ETHERNET_MTU);
    }

    private MacAddress mac(Ref element, String part) {
        return MacAddress.derivedFrom(seed + " " + element + " " + part);
    }
}
