package dev.macvlab.edit;

import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Many children of one interface at once, with names, MACs and addresses counted on.
 *
 * @param kind macvlan, macvtap or ipvlan
 * @param mode of macvlan and macvtap
 * @param apart whether each gets a namespace of its own; otherwise all are in their parent's
 * @param first where in its subnet the addresses begin; null for children without addresses
 */
public record Children(
        Interface parent,
        Kind kind,
        Macvlan.Mode mode,
        int count,
        boolean apart,
        @Nullable Cidr first) {
    /** How many may be made at once. */
    public static final int MOST = 1000;

    /**
     * The change that makes them.
     *
     * @param refs what is made, without what stands in it
     */
    public record Made(Edit edit, Set<Ref> refs) {}

    /** The first free address behind those that the parent and its children have; empty where the parent has none. */
    public static Optional<Cidr> nextAddress(Index index, Interface parent) {
        var allocator = new AddressAllocator(index, new UnusedValues(index));
        return parent.addresses().stream().findFirst().flatMap(own -> allocator.behindChildren(parent, own));
    }

    /** Works the change out; where the subnet is full, children go without an address. */
    public Made in(Index index) {
        var elements = new NewElements(index);
        var edits = new ArrayList<Edit>();
        var refs = new LinkedHashSet<Ref>();
        Cidr last = first == null ? null : new Cidr(before(first), first.prefixLength());
        for (int i = 0; i < count; i++) {
            String namespace = parent.namespace();
            if (apart) {
                Namespace made = elements.namespace();
                namespace = made.name();
                edits.add(new Edit.AddNamespace(made, null));
                refs.add(Ref.top(namespace));
            }
            List<String> addresses = List.of();
            Optional<Cidr> next = last == null ? Optional.empty() : elements.addressAfter(last);
            if (next.isPresent()) {
                last = next.get();
                addresses = List.of(last.toString());
            }
            Interface child = elements.child(kind, namespace, parent.ref(), addresses, mode);
            edits.add(new Edit.AddInterface(child, null));
            if (!apart) {
                refs.add(child.ref());
            }
        }
        return new Made(new Edit.Together(Message.of("edit.add-children", count, parent.name()), edits), refs);
    }

    /** The pool that addresses are taken from; empty for children without. */
    public Optional<Pool> pool(Index index) {
        return Optional.ofNullable(first).map(subnet -> new Pool(index, subnet));
    }

    /** The change that also makes their subnet as wide as {@code wider}, for everybody in it. */
    public Made in(Index index, Pool wider) {
        if (first == null) {
            return in(index);
        }
        Edit widening = new Pool(index, first).widened(wider);
        Index after = Index.of(widening.applyTo(index.topology()));
        var begin = new Cidr(first.address(), wider.subnet().prefixLength());
        Made made = new Children(parent, kind, mode, count, apart, begin).in(after);
        return new Made(new Edit.Together(made.edit().title(), List.of(widening, made.edit())), made.refs());
    }

    private static IpAddress before(Cidr first) {
        return first.network().address().equals(first.address())
                ? first.address()
                : first.address().plus(-1);
    }
}
