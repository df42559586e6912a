package dev.macvlab.plan;

import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.MacAddress;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Finds the steps that lead from what the kernel has to what is wanted: a pure function of both. Nothing is touched that
 * is as it should be, and nothing at all that is not the lab's.
 */
public final class Planner {
    private final DesiredState wanted;
    private final Map<LinkId, DesiredLink> devices;
    private final PlannedState planned;
    private final RandomGenerator random;
    private final List<Step> steps = new ArrayList<>();
    private final Set<LinkId> created = new HashSet<>();

    private Planner(DesiredState wanted, ActualState found, RandomGenerator random) {
        this.wanted = wanted;
        this.random = random;
        devices = wanted.byId();
        planned = new PlannedState(found);
    }

    /**
     * The steps, in order; none when everything is there.
     *
     * @param random chooses the indices that no other program may choose
     * @throws LabException when something that is not the lab's is in the way
     */
    public static List<Step> plan(DesiredState wanted, ActualState found, RandomGenerator random) throws LabException {
        return new Planner(wanted, found, random).plan();
    }

    private List<Step> plan() throws LabException {
        removeDevices();
        removePlaces();
        createPlaces();
        setDown();
        Predicate<DesiredLink> leaf = leaves();
        // First all that carries others, until it is up: what the kernel does about that by itself comes behind what
        // it does about a thousand children (net/core/link_watch.c).
        make(wanted.devices().stream().filter(leaf.negate()).toList());
        make(wanted.devices().stream().filter(leaf).toList());
        for (DesiredState.DesiredNamespace namespace : wanted.namespaces()) {
            startLoopback(namespace.place());
        }
        for (DesiredState.DesiredNamespace namespace : wanted.namespaces()) {
            steps.addAll(RoutePlanner.steps(namespace, planned));
        }
        return List.copyOf(steps);
    }

    /** Which devices are children with nothing on top of them. */
    private Predicate<DesiredLink> leaves() {
        Set<LinkId> lower = wanted.devices().stream()
                .map(device -> device.form().lower())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return device -> device.form().lower() != null && !lower.contains(device.id());
    }

    private void make(List<DesiredLink> some) throws LabException {
        for (DesiredLink device : some) {
            create(device);
        }
        // All that one namespace needs stands together, because that goes to the kernel in one go.
        for (DesiredLink device : some) {
            startLoopback(device.place());
            configure(device, link(device.id()));
        }
    }

    private PlannedLink link(LinkId id) {
        return planned.find(id).orElseThrow();
    }

    // ---- what goes

    private void removePlaces() {
        Set<NamespaceId> kept = keptPlaces();
        for (NamespaceId place : planned.places()) {
            if (kept.contains(place)) {
                continue;
            }
            // A child of a parent that stays goes by a request of its own: its namespace dies later than it is let go,
            // and the child would keep its MAC address until then.
            if (planned.in(place).stream().anyMatch(each -> each.ours && isOnOneOf(each, kept))) {
                planned.in(place).forEach(this::leaveBridge);
                steps.add(new Step.DeleteLinks(place, place.element()));
            }
            steps.add(new Step.RemoveNamespace(place, place.element()));
            planned.remove(place);
        }
    }

    private Set<NamespaceId> keptPlaces() {
        Set<NamespaceId> kept = new HashSet<>();
        wanted.namespaces().forEach(namespace -> kept.add(namespace.place()));
        return kept;
    }

    private boolean isOnOneOf(PlannedLink link, Set<NamespaceId> places) {
        return link.lowerIndex != 0
                && planned.withIndex(link.lowerIndex)
                        .filter(lower -> places.contains(lower.id.place()))
                        .isPresent();
    }

    private void removeDevices() throws LabException {
        Set<NamespaceId> kept = keptPlaces();
        for (NamespaceId place : planned.places()) {
            List<PlannedLink> ours =
                    planned.in(place).stream().filter(each -> each.ours).toList();
            if (kept.contains(place)
                    && ours.size() > 1
                    && ours.stream().noneMatch(each -> devices.containsKey(each.id))
                    && planned.in(place).stream().noneMatch(each -> each.stranger)) {
                ours.forEach(this::leaveBridge);
                steps.add(new Step.DeleteLinks(place, place.element()));
                ours.forEach(planned::remove);
            }
        }
        for (PlannedLink link : planned.all()) {
            DesiredLink device = devices.get(link.id);
            if (!kept.contains(link.id.place()) || (device == null ? !link.ours : fits(device, link))) {
                continue;
            }
            if (device != null && !link.ours) {
                throw new LabException(
                        ErrorCode.EEXIST,
                        device.element(),
                        "name",
                        Message.of("plan.name-of-stranger"),
                        Message.of("plan.name-illegal.remedy"));
            }
            if (planned.find(link.id).isPresent()) {
                Ref element = device == null ? elementOf(link.id) : device.element();
                leaveBridge(link);
                steps.add(new Step.DeleteLink(link.id, element, link.index));
                planned.remove(link);
            }
        }
    }

    /**
     * A passthru child passes on that its bridge wants all multicast only while it is up (macvlan_open and macvlan_stop in
     * drivers/net/macvlan.c leave it out): one that enters and leaves its bridge in different states puts the parent's
     * count wrong for ever. So it leaves before it goes down, comes up, or goes away.
     */
    private void leaveBridge(PlannedLink link) {
        if (link.ours && link.isPassthru() && link.master != 0) {
            steps.add(new Step.SetBridge(link.id, elementOf(link.id), link.index, null, 0));
            link.master = 0;
            link.hairpin = false;
        }
    }

    private static Ref elementOf(LinkId id) {
        return switch (id.place().role()) {
            case HOST -> Ref.top(id.name());
            case NAMESPACE -> new Ref(id.place().name(), id.name());
            case SWITCH, EXTERNAL, NOWHERE -> id.place().element();
        };
    }

    /** Whether what stands can become what is wanted without being made anew. */
    private boolean fits(DesiredLink device, PlannedLink link) {
        if (device.form() instanceof DesiredKind.Nic) {
            return true;
        }
        if (!link.ours || !link.kind.equals(device.form().word())) {
            return false;
        }
        return switch (device.form()) {
            case DesiredKind.Cable cable -> isOn(link, cable.peer());
            case DesiredKind.Vlan vlan -> isOn(link, vlan.lower()) && link.vlanId == vlan.id();
            case DesiredKind.IpvlanChild child -> isOn(link, child.lower());
            case DesiredKind.MacvlanChild child ->
                isOn(link, child.lower())
                        && link.settings instanceof DesiredKind.MacvlanChild now
                        && now.isPassthru() == child.isPassthru()
                        // Changed while it is down, the parent's promiscuity would be wrong for ever.
                        && (now.noPromisc() == child.noPromisc() || link.up);
            default -> true;
        };
    }

    private boolean isOn(PlannedLink link, LinkId lower) {
        return planned.find(lower)
                .filter(below -> below.index == link.lowerIndex)
                .isPresent();
    }

    // ---- what comes

    private void createPlaces() {
        for (DesiredState.DesiredNamespace namespace : wanted.namespaces()) {
            if (!planned.has(namespace.place())) {
                steps.add(new Step.CreateNamespace(namespace.place(), namespace.element()));
                planned.add(namespace.place());
            }
        }
        for (DesiredState.DesiredNamespace namespace : wanted.namespaces()) {
            namespace.settings().forEach((key, value) -> write(namespace, key, value));
            planned.originals(namespace.place()).forEach((key, value) -> {
                if (!namespace.settings().containsKey(key)) {
                    write(namespace, key, value);
                }
            });
        }
    }

    private void startLoopback(NamespaceId place) {
        if (!planned.loopbackIsUp(place)) {
            steps.add(new Step.StartLoopback(place, place.element()));
            planned.startLoopback(place);
        }
    }

    private void write(DesiredState.DesiredNamespace namespace, String key, String value) {
        if (!value.equals(planned.setting(namespace.place(), key))) {
            steps.add(new Step.WriteSetting(namespace.place(), namespace.element(), key, value));
        }
    }

    private void setDown() {
        for (DesiredLink device : wanted.devices()) {
            planned.find(device.id()).ifPresent(link -> {
                if (link.up && !device.up() && !changesPromiscuity(device, link)) {
                    leaveBridge(link);
                    steps.add(new Step.SetState(device.id(), device.element(), link.index, false));
                    planned.setDown(link);
                }
            });
        }
    }

    private static boolean changesPromiscuity(DesiredLink device, PlannedLink link) {
        return device.form() instanceof DesiredKind.MacvlanChild child
                && link.settings instanceof DesiredKind.MacvlanChild now
                && now.noPromisc() != child.noPromisc();
    }

    private void create(DesiredLink device) throws LabException {
        if (planned.find(device.id()).isPresent()) {
            return;
        }
        if (device.form() instanceof DesiredKind.Nic) {
            throw new LabException(
                    ErrorCode.ENODEV,
                    device.element(),
                    null,
                    Message.of("plan.nic-gone", device.name()),
                    Message.of("plan.nic-bound-twice.remedy"));
        }
        int index = index(device);
        if (device.form() instanceof DesiredKind.Cable(LinkId peerId)) {
            DesiredLink peer = Objects.requireNonNull(devices.get(peerId));
            int peerIndex = index(peer);
            add(device, index, peerIndex);
            add(peer, peerIndex, index);
            steps.add(new Step.CreateLink(device, index, mtu(device), 0, peer, peerIndex, mtu(peer)));
            return;
        }
        LinkId lower = device.form().lower();
        int lowerIndex = lower == null ? 0 : link(lower).index;
        add(device, index, lowerIndex);
        steps.add(new Step.CreateLink(device, index, mtu(device), lowerIndex, null, 0, 0));
    }

    /** The MTU to ask for; 0 where the kernel gives that anyway. */
    private int mtu(DesiredLink device) {
        Integer wantedMtu = device.mtu();
        if (wantedMtu == null) {
            return 0;
        }
        LinkId lower = device.form().lower();
        DesiredLink below = lower == null ? null : devices.get(lower);
        Integer given = below == null ? Integer.valueOf(DesiredLink.ETHERNET_MTU) : below.mtu();
        return wantedMtu.equals(given) ? 0 : wantedMtu;
    }

    /** A macvtap's device file has the index for a name, and that name is one for the whole machine. */
    private int index(DesiredLink device) {
        boolean tap = device.form() instanceof DesiredKind.MacvlanChild child && child.tap();
        return tap || planned.isShared(device.place())
                ? planned.farIndex(random.nextInt(Integer.MAX_VALUE))
                : planned.freeIndex();
    }

    private void add(DesiredLink device, int index, int lowerIndex) {
        Integer mtu = device.mtu();
        LinkId lower = device.form().lower();
        boolean lowerArp = lower == null || link(lower).arp;
        planned.add(PlannedLink.created(device, index, lowerIndex, mtu == null ? 0 : mtu, lowerArp));
        created.add(device.id());
    }

    // ---- what changes in place

    /** A device that is there becomes as it is wanted; it comes up last, so that its addresses are announced. */
    private void configure(DesiredLink device, PlannedLink now) {
        if (created.contains(device.id())) {
            steps.add(new Step.MarkLink(device.id(), device.element(), now.index));
        }
        boolean passthru = now.isPassthru();
        if (device.up() != now.up) {
            leaveBridge(now);
        }
        change(device, now);
        if (!passthru) {
            changeBridge(device, now);
        }
        readdress(device, now);
        if (device.up() && !now.up) {
            steps.add(new Step.SetState(device.id(), device.element(), now.index, true));
        }
        if (passthru) {
            changeBridge(device, now);
        }
    }

    private void change(DesiredLink device, PlannedLink now) {
        Integer mtu = device.mtu();
        if (mtu != null && mtu != now.mtu) {
            steps.add(new Step.SetMtu(device.id(), device.element(), now.index, mtu));
        }
        MacAddress mac = device.mac();
        if (mac != null && !mac.equals(now.mac)) {
            steps.add(new Step.SetMac(device.id(), device.element(), now.index, mac));
        }
        Boolean arp = device.form().arp();
        if (arp != null && arp != now.arp) {
            steps.add(new Step.SetArp(device.id(), device.element(), now.index, arp));
        }
        if (device.form() instanceof DesiredKind.MacvlanChild child
                && now.settings instanceof DesiredKind.MacvlanChild current) {
            boolean mode = child.mode() != current.mode();
            boolean flags = child.noPromisc() != current.noPromisc() || child.noDst() != current.noDst();
            boolean queue = child.broadcastQueueLength() != current.broadcastQueueLength();
            // Leaving source mode empties the list, so that there is nothing to compare.
            boolean sources = child.mode() == dev.macvlab.topology.Macvlan.Mode.SOURCE
                    && !child.sources().equals(current.mode() == child.mode() ? current.sources() : Set.of());
            if (mode || flags || sources || queue) {
                steps.add(new Step.ChangeMacvlan(
                        device.id(), device.element(), now.index, child, mode, flags, sources, queue));
            }
            if (now.up && !device.up()) {
                steps.add(new Step.SetState(device.id(), device.element(), now.index, false));
                planned.setDown(now);
            }
        }
        if (device.form() instanceof DesiredKind.IpvlanChild child
                && now.settings instanceof DesiredKind.IpvlanChild current
                && (child.mode() != current.mode() || child.flag() != current.flag())) {
            steps.add(new Step.ChangeIpvlan(device.id(), device.element(), now.index, child));
        }
    }

    private void changeBridge(DesiredLink device, PlannedLink now) {
        String bridge = device.bridge();
        int master = bridge == null ? 0 : link(new LinkId(device.place(), bridge)).index;
        if (master != now.master) {
            steps.add(new Step.SetBridge(device.id(), device.element(), now.index, bridge, master));
            now.hairpin = false;
        }
        if (device.hairpin() != now.hairpin) {
            steps.add(new Step.SetHairpin(device.id(), device.element(), now.index, device.hairpin()));
        }
    }

    private void readdress(DesiredLink device, PlannedLink now) {
        for (ActualLink.Held held : List.copyOf(now.addresses)) {
            if (now.addresses.contains(held)
                    && held.ours()
                    && !device.addresses().contains(held.cidr())
                    && !ActualLink.isAutomatic(held.cidr())) {
                steps.add(new Step.RemoveAddress(device.id(), device.element(), now.index, held.cidr()));
                planned.drop(now, held.cidr());
            }
        }
        for (Cidr address : device.addresses()) {
            if (!now.holds(address)) {
                steps.add(new Step.AddAddress(device.id(), device.element(), now.index, address, device.dad()));
            }
        }
    }
}
