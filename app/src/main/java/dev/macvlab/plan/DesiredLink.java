package dev.macvlab.plan;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.MacAddress;
import dev.macvlab.topology.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as it is wanted.
 *
 * @param element the drawn element it is for
 * @param mac null where the kernel takes it from another device
 * @param mtu in bytes; null where the kernel follows other devices
 * @param dad whether IPv6 addresses go through duplicate address detection
 * @param bridge the name of the bridge that it is a port of, in the same place
 * @param hairpin whether that port sends frames back to where they came from
 */
public record DesiredLink(
        LinkId id,
        Ref element,
        DesiredKind form,
        @Nullable MacAddress mac,
        @Nullable Integer mtu,
        boolean up,
        boolean dad,
        List<Cidr> addresses,
        @Nullable String bridge,
        boolean hairpin) {
    public DesiredLink {
        addresses = List.copyOf(addresses);
    }

    public NamespaceId place() {
        return id.place();
    }

    public String name() {
        return id.name();
    }

    /** A link that is up, with nothing said of it that need not be said. */
    public static DesiredLink of(LinkId id, Ref element, DesiredKind form) {
        return new DesiredLink(id, element, form, null, null, true, true, List.of(), null, false);
    }

    public DesiredLink withMac(@Nullable MacAddress newMac) {
        return new DesiredLink(id, element, form, newMac, mtu, up, dad, addresses, bridge, hairpin);
    }

    /** In bytes; null where the kernel follows other devices. */
    public DesiredLink withMtu(@Nullable Integer newMtu) {
        return new DesiredLink(id, element, form, mac, newMtu, up, dad, addresses, bridge, hairpin);
    }

    public DesiredLink withUp(boolean nowUp) {
        return new DesiredLink(id, element, form, mac, mtu, nowUp, dad, addresses, bridge, hairpin);
    }

    DesiredLink withAddresses(List<Cidr> newAddresses) {
        return new DesiredLink(id, element, form, mac, mtu, up, dad, newAddresses, bridge, hairpin);
    }

    DesiredLink withBridge(String newBridge) {
        return new DesiredLink(id, element, form, mac, mtu, up, dad, addresses, newBridge, hairpin);
    }

    DesiredLink withHairpin(boolean nowHairpin) {
        return new DesiredLink(id, element, form, mac, mtu, up, dad, addresses, bridge, nowHairpin);
    }
}
