package dev.macvlab.plan;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A device as it stands while a plan is thought through: read from the kernel, or as a step will have made it. */
final class PlannedLink {
    final LinkId id;
    final int index;
    final boolean ours;
    /** In the lab's group, and not the lab's. */
    final boolean stranger;

    /** Made by a step of the plan. */
    final boolean created;

    final String kind;
    final int lowerIndex;
    final int vlanId;
    final List<ActualLink.Held> addresses = new ArrayList<>();

    @Nullable
    MacAddress mac;

    int mtu;
    boolean up;
    boolean arp;
    int master;
    boolean hairpin;

    @Nullable
    DesiredKind settings;

    /** A device that the kernel has. */
    PlannedLink(ActualLink link) {
        this(link, false);
    }

    private PlannedLink(ActualLink link, boolean created) {
        this.created = created;
        id = link.id();
        index = link.index();
        ours = link.owner() == ActualLink.Owner.LAB;
        stranger = link.owner() == ActualLink.Owner.STRANGER;
        kind = link.kind().word();
        lowerIndex = link.kind().lowerIndex();
        vlanId = link.kind().vlanId();
        settings = link.kind().settings();
        mac = link.now().mac();
        mtu = link.now().mtu();
        up = link.now().up();
        arp = link.now().arp();
        master = link.now().master();
        hairpin = link.now().hairpin();
        addresses.addAll(link.addresses());
    }

    /**
     * A device as a step will have created it: down, without addresses.
     *
     * @param lowerArp whether the device below asks its neighbours
     */
    static PlannedLink created(DesiredLink device, int index, int lowerIndex, int mtu, boolean lowerArp) {
        int vlanId = device.form() instanceof DesiredKind.Vlan vlan ? vlan.id() : -1;
        return new PlannedLink(
                new ActualLink(
                        device.id(),
                        index,
                        ActualLink.Owner.LAB,
                        new ActualLink.Kind(device.form().word(), lowerIndex, vlanId, device.form()),
                        new ActualLink.Condition(
                                device.mac(), mtu, false, device.form().arpAtFirst(lowerArp), 0, false),
                        List.of()),
                true);
    }

    boolean isPassthru() {
        return settings instanceof DesiredKind.MacvlanChild child && child.isPassthru();
    }

    boolean holds(Cidr cidr) {
        return addresses.stream().anyMatch(held -> held.cidr().equals(cidr));
    }

    /** Forgets an address, and those that the kernel takes away with it. */
    void drop(Cidr gone) {
        Optional<ActualLink.Held> first =
                addresses.stream().filter(held -> held.cidr().equals(gone)).findFirst();
        first.ifPresent(addresses::remove);
        if (first.isPresent() && !first.get().secondary() && !gone.address().isV6()) {
            addresses.removeIf(held -> held.secondary() && held.cidr().network().equals(gone.network()));
        }
    }
}
