package dev.macvlab.lab;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import dev.macvlab.netlink.Address;
import dev.macvlab.netlink.BridgePort;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.LinkKind;
import dev.macvlab.topology.Macvlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A device as it stands while a plan is thought through: read from the kernel, or as a step will have made it. */
final class Standing {
    /**
     * An address.
     *
     * @param secondary whether it goes when the first one of its subnet goes (IFA_F_SECONDARY)
     * @param ours whether it may be taken away
     */
    record Held(Cidr cidr, boolean secondary, boolean ours) {}

    private static final int SECONDARY = 1;

    final DeviceId id;
    final int index;
    final boolean ours;
    /** In the lab's group, and not the lab's. */
    final boolean stranger;

    final String kind;
    final int lowerIndex;
    final int vlanId;
    final List<Held> addresses = new ArrayList<>();

    @Nullable
    MacAddress mac;

    int mtu;
    boolean up;
    int master;
    boolean hairpin;

    @Nullable
    Form settings;

    private Standing(DeviceId id, int index, boolean ours, boolean stranger, String kind, int lowerIndex, int vlanId) {
        this.id = id;
        this.index = index;
        this.ours = ours;
        this.stranger = stranger;
        this.kind = kind;
        this.lowerIndex = lowerIndex;
        this.vlanId = vlanId;
    }

    /** A device as the kernel describes it. */
    static Standing of(Place place, Link link, Ownership ownership) {
        boolean ours = ownership.owns(place, link);
        var standing = new Standing(
                new DeviceId(place, link.name()),
                link.index(),
                ours,
                !ours && link.group() == ownership.group(),
                link.kind().name(),
                link.lower(),
                link.kind() instanceof LinkKind.Vlan vlan ? vlan.id() : -1);
        standing.mac = link.mac();
        standing.mtu = link.mtu();
        standing.up = link.up();
        standing.master = link.master();
        BridgePort port = link.bridgePort();
        standing.hairpin = port != null && port.hairpin();
        standing.settings = settings(link.kind());
        return standing;
    }

    private static @Nullable Form settings(LinkKind kind) {
        // A form needs the device below; what is compared here is only what can be changed in place.
        DeviceId any = new DeviceId(Place.NOWHERE, "");
        return switch (kind) {
            case LinkKind.Macvlan macvlan ->
                new Form.MacvlanChild(
                        any,
                        macvlan.tap(),
                        Macvlan.Mode.valueOf(macvlan.mode().name()),
                        macvlan.noPromisc(),
                        macvlan.noDst(),
                        macvlan.sources(),
                        macvlan.broadcastQueueLength());
            case LinkKind.Ipvlan ipvlan ->
                new Form.IpvlanChild(
                        any,
                        dev.macvlab.topology.Ipvlan.Mode.valueOf(ipvlan.mode().name()),
                        dev.macvlab.topology.Ipvlan.Flag.valueOf(ipvlan.flag().name()));
            default -> null;
        };
    }

    /** A device as a step will have created it: down, without addresses. */
    static Standing created(Device device, int index, int lowerIndex, int mtu) {
        var standing = new Standing(
                device.id(),
                index,
                true,
                false,
                device.form().word(),
                lowerIndex,
                device.form() instanceof Form.Vlan vlan ? vlan.id() : -1);
        standing.mac = device.mac();
        standing.mtu = mtu;
        standing.settings = device.form();
        return standing;
    }

    void hold(Address address, boolean mayGo) {
        Cidr cidr = new Cidr(IpAddress.of(address.address().getAddress()), address.prefixLength());
        addresses.add(new Held(cidr, !cidr.address().isV6() && (address.flags() & SECONDARY) != 0, mayGo));
    }

    boolean isPassthru() {
        return settings instanceof Form.MacvlanChild child && child.isPassthru();
    }

    boolean holds(Cidr cidr) {
        return addresses.stream().anyMatch(held -> held.cidr.equals(cidr));
    }

    /** Forgets an address, and those that the kernel takes away with it. */
    void drop(Cidr gone) {
        Optional<Held> first =
                addresses.stream().filter(held -> held.cidr.equals(gone)).findFirst();
        first.ifPresent(addresses::remove);
        if (first.isPresent() && !first.get().secondary && !gone.address().isV6()) {
            addresses.removeIf(held -> held.secondary && held.cidr.network().equals(gone.network()));
        }
    }

    /** Whether the kernel made the address by itself, from this MAC or an earlier one; an older kernel doesn't say so. */
    static boolean isAutomatic(Cidr cidr) {
        byte[] bytes = cidr.address().toBytes();
        return cidr.address().isV6()
                && cidr.address().isLinkLocal()
                && bytes[11] == (byte) 0xff
                && bytes[12] == (byte) 0xfe;
    }
}
