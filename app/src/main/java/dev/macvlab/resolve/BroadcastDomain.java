package dev.macvlab.resolve;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A broadcast domain: everything that a frame could reach by cables, bridges, veth pairs, external switches, and from
 * parents to their children, whatever the children's modes let through.
 */
public final class BroadcastDomain implements View<BroadcastDomain> {
    private final List<InterfaceStack> members;
    private final List<Switch> switches;
    private final List<ResolvedNamespace> places;
    private final Map<Class<? extends Interface>, List<InterfaceStack>> byKind = new HashMap<>();
    private @Nullable Map<IpAddress, List<Holder>> holders;
    private @Nullable Set<IpAddress> shared;
    private @Nullable Set<ResolvedInterface> set;

    /**
     * Who has an address.
     *
     * @param stack the interface; null for an external host
     * @param address with the prefix length that it has there
     */
    public record Holder(Ref ref, @Nullable InterfaceStack stack, Cidr address) {}

    /**
     * @param members the interfaces, in the order of the topology
     * @param switches the external switches with their hosts
     * @param places the namespaces that the members are in
     */
    public BroadcastDomain(List<InterfaceStack> members, List<Switch> switches, List<ResolvedNamespace> places) {
        this.members = members;
        this.switches = switches;
        this.places = places;
    }

    public List<InterfaceStack> members() {
        return members;
    }

    /** Those of the members that are of one kind. */
    public List<InterfaceStack> members(Class<? extends Interface> kind) {
        return byKind.computeIfAbsent(kind, _ -> {
            List<InterfaceStack> some = new ArrayList<>(0);
            for (InterfaceStack each : members) {
                if (kind.isInstance(each.itself())) {
                    some.add(each);
                }
            }
            return some;
        });
    }

    public List<Switch> switches() {
        return switches;
    }

    /** What comes first on it, by which it can be found again. */
    Object first() {
        return members.isEmpty() ? switches.getFirst() : members.getFirst();
    }

    /** The namespaces that the members are in. */
    public List<ResolvedNamespace> places() {
        return places;
    }

    /** Whether that interface is on this wire. */
    public boolean has(ResolvedInterface device) {
        if (set == null) {
            set = Collections.newSetFromMap(new IdentityHashMap<>());
            members.forEach(each -> set.add(each.device()));
        }
        return set.contains(device);
    }

    /** Who has which address, as far as it is set up; external hosts first. */
    public Map<IpAddress, List<Holder>> holders() {
        if (holders == null) {
            holders = findHolders();
        }
        return holders;
    }

    /** The addresses that more than one has, as far as they are set up. */
    public Set<IpAddress> shared() {
        holders();
        return Objects.requireNonNull(shared);
    }

    private Map<IpAddress, List<Holder>> findHolders() {
        Map<IpAddress, List<Holder>> found = HashMap.newHashMap(members.size());
        shared = new LinkedHashSet<>();
        for (Switch each : switches) {
            for (Switch.Host host : each.hosts()) {
                for (Cidr address : host.cidrs()) {
                    add(found, new Holder(each.ref(host), null, address), shared);
                }
            }
        }
        for (InterfaceStack member : members) {
            if (member.device().up()) {
                for (Cidr address : member.device().addresses()) {
                    add(found, new Holder(member.ref(), member, address), shared);
                }
            }
        }
        return found;
    }

    private static void add(Map<IpAddress, List<Holder>> found, Holder holder, Set<IpAddress> shared) {
        IpAddress address = holder.address().address();
        List<Holder> others = found.putIfAbsent(address, List.of(holder));
        if (others != null) {
            List<Holder> all = new ArrayList<>(others);
            all.add(holder);
            found.put(address, all);
            shared.add(address);
        }
    }

    /** The first address behind {@code taken} in its subnet that nobody here has; null when all are taken. */
    public @Nullable Cidr nextFree(Cidr taken) {
        Set<IpAddress> all = new HashSet<>(holders().keySet());
        members.forEach(member -> member.device().addresses().forEach(each -> all.add(each.address())));
        Cidr network = taken.network();
        int hostBits = taken.address().bitLength() - taken.prefixLength();
        long size = hostBits >= 16 ? 1 << 16 : 1L << hostBits;
        for (long steps = 1; steps < size; steps++) {
            Cidr next = new Cidr(taken.address().plus(steps), taken.prefixLength());
            if (!network.contains(next.address())) {
                next = new Cidr(network.address().plus(steps), taken.prefixLength());
            }
            if (!all.contains(next.address()) && !Subnets.isReserved(next)) {
                return next;
            }
        }
        return null;
    }

    @Override
    public boolean sameAs(BroadcastDomain other) {
        return members.equals(other.members) && switches.equals(other.switches) && places.equals(other.places);
    }
}
