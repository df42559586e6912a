package dev.macvlab.edit;

import dev.macvlab.net.Cidr;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Names;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.UnknownKeys;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is new in a topology, wherever it is drawn: its name counted on, the parent and switch that it most likely belongs
 * to, a MAC and addresses that nobody has, a mode that lets siblings talk, as container runtimes choose it. What was
 * handed out counts as used, so that several elements can be made at once.
 */
public final class NewElements {
    /** The mode of a child that nobody has chosen one for. */
    public static final Macvlan.Mode MODE = Macvlan.Mode.BRIDGE;

    private static final int VLAN_STEP = 10;

    private final Index index;
    private final UnusedValues fresh;
    private final AddressAllocator allocator;

    public NewElements(Index index) {
        this.index = index;
        fresh = new UnusedValues(index);
        allocator = new AddressAllocator(index, fresh);
    }

    /** The only NIC, or the one that has most of the children: what a child most likely stands on. */
    public Optional<Interface> usualParent() {
        Interface usual = null;
        int most = -1;
        int nics = 0;
        for (Interface each : index.topology().interfaces()) {
            if (each instanceof Nic) {
                nics++;
                int children = index.childrenOf(each.ref()).size();
                if (children > most) {
                    most = children;
                    usual = each;
                }
            }
        }
        return nics == 1 || most > 0 ? Optional.ofNullable(usual) : Optional.empty();
    }

    /** The only switch: what a NIC is plugged into by itself. */
    public Optional<Switch> usualSwitch() {
        List<Switch> switches = index.topology().switches();
        return switches.size() == 1 ? Optional.of(switches.getFirst()) : Optional.empty();
    }

    /**
     * A NIC.
     *
     * @param wanted its name, where the host has no interface of that name; null for one that is counted on
     * @param onto the switch that it is plugged into; null for none
     */
    public Nic nic(@Nullable String wanted, String namespace, @Nullable Switch onto) {
        String name = wanted != null && index.find(Ref.top(wanted)).isEmpty() ? wanted : fresh.interfaceName(Kind.NIC);
        Common common = Common.named(namespace, name)
                .withAddresses(List.of(allocator.ofNic(onto).toString()));
        return new Nic(common, onto == null ? null : new Nic.Port(onto.name(), null, UnknownKeys.NONE));
    }

    /**
     * A child with addresses behind those of its siblings; a VLAN has a free id, and no address.
     *
     * @param kind one that stands on a parent
     * @param parent null for a child that stands on nothing yet
     */
    public Child child(Kind kind, String namespace, @Nullable Interface parent) {
        if (kind == Kind.VLAN) {
            return vlan(namespace, parent);
        }
        return child(
                kind,
                namespace,
                parent == null ? null : parent.ref(),
                parent == null ? List.of() : allocator.ofChild(parent),
                MODE);
    }

    /**
     * A child with these addresses.
     *
     * @param kind macvlan, macvtap or ipvlan
     * @param mode of macvlan and macvtap
     */
    Child child(Kind kind, String namespace, @Nullable Ref parent, List<String> addresses, Macvlan.Mode mode) {
        Common common = Common.named(namespace, fresh.interfaceName(kind)).withAddresses(addresses);
        return switch (kind) {
            case IPVLAN -> new Ipvlan(common, parent, Ipvlan.Mode.L2, null);
            case MACVTAP -> Macvlan.tap(common.withMac(fresh.mac()), parent, mode);
            case MACVLAN -> Macvlan.of(common.withMac(fresh.mac()), parent, mode);
            default -> throw new IllegalArgumentException(kind + " is no such child");
        };
    }

    /** The next free address of that one's subnet behind it. */
    Optional<Cidr> addressAfter(Cidr last) {
        return fresh.addressAfter(last);
    }

    private Vlan vlan(String namespace, @Nullable Interface parent) {
        int id = parent == null ? VLAN_STEP : freeVlan(parent);
        String name = parent == null ? "vlan" + id : parent.name() + "." + id;
        boolean free = name.getBytes(StandardCharsets.UTF_8).length <= Names.INTERFACE_BYTES
                && index.topology().interfaces().stream()
                        .noneMatch(each -> each.name().equals(name));
        return new Vlan(
                Common.named(namespace, free ? name : fresh.interfaceName("vlan", id)),
                parent == null ? null : parent.ref(),
                id);
    }

    /** Tens first, as people number them. */
    private int freeVlan(Interface parent) {
        IntStream tens = IntStream.iterate(VLAN_STEP, id -> id <= Vlan.LARGEST_ID, id -> id + VLAN_STEP);
        return IntStream.concat(tens, IntStream.rangeClosed(1, Vlan.LARGEST_ID))
                .filter(id -> index.childrenOf(parent.ref()).stream()
                        .noneMatch(each -> each instanceof Vlan vlan && vlan.id() != null && vlan.id() == id))
                .findFirst()
                .orElse(VLAN_STEP);
    }

    /**
     * An interface that comes by itself, and with nothing.
     *
     * @param kind one that stands on no parent and is no end of a pair
     */
    public Interface alone(Kind kind, String namespace) {
        Common common = Common.named(namespace, fresh.interfaceName(kind));
        return switch (kind) {
            case NIC -> new Nic(common, null);
            case BRIDGE -> new Bridge(common, List.of());
            case DUMMY -> new Dummy(common, null);
            default -> throw new IllegalArgumentException(kind + " does not come by itself");
        };
    }

    /** The two ends of a pair. */
    public List<Veth> veths(String namespace) {
        String one = fresh.interfaceName(Kind.VETH);
        String other = fresh.interfaceName(Kind.VETH);
        return List.of(
                new Veth(Common.named(namespace, one), new Ref(namespace, other)),
                new Veth(Common.named(namespace, other), new Ref(namespace, one)));
    }

    /** A namespace with nothing in it. */
    public Namespace namespace() {
        return Namespace.named(fresh.numberedPlace("ns"));
    }

    /** A switch with nothing plugged in. */
    public Switch aSwitch() {
        return Switch.named(fresh.placeName("lan"));
    }

    /** What plugs NICs into a new switch: the first one takes every NIC that is plugged in nowhere. */
    public List<Edit> plugging(Switch made) {
        if (!index.topology().switches().isEmpty()) {
            return List.of();
        }
        return index.topology().interfaces().stream()
                .filter(each -> each instanceof Nic nic && nic.port() == null)
                .<Edit>map(each -> new Edit.Change(
                        Edit.UNTITLED, ((Nic) each).withPort(new Nic.Port(made.name(), null, UnknownKeys.NONE))))
                .toList();
    }

    /** An external host: a gateway where nobody has the gateway's address, else one more host. */
    public Switch.Host host(String onSwitch) {
        Cidr gateway = allocator.gatewayOn(onSwitch);
        boolean isGateway = !fresh.isUsed(gateway.address());
        Cidr address = isGateway ? gateway : fresh.addressAfter(gateway).orElse(gateway);
        String name = fresh.hostName(onSwitch, isGateway ? "gateway" : "host1");
        return new Switch.Host(name, List.of(address.toString()), UnknownKeys.NONE);
    }
}
