package dev.macvlab.resolve;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.MacAddress;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One interface by itself, its text read once. */
public final class ResolvedInterface implements View<ResolvedInterface> {
    private final Interface itself;
    private final Ref ref;
    private final List<Cidr> addresses;
    private final @Nullable MacAddress mac;

    public ResolvedInterface(Interface itself) {
        this.itself = itself;
        ref = itself.ref();
        addresses = itself.addresses();
        mac = itself.mac().orElse(null);
    }

    public Interface itself() {
        return itself;
    }

    public Ref ref() {
        return ref;
    }

    /** The MAC address as it is written, legal or not; null where none is. */
    public @Nullable String writtenMac() {
        return itself.common().mac();
    }

    /** The MTU that is written, legal or not, in bytes; null where none is. */
    public @Nullable Integer writtenMtu() {
        return itself.mtu();
    }

    /** The parent that is written, there or not; null where none is, or where the kind has none. */
    public @Nullable Ref writtenParent() {
        return itself instanceof Child child ? child.parent() : null;
    }

    /** The members that are written, there or not; none where the kind has none. */
    public List<Ref> writtenMembers() {
        return itself instanceof Bridge bridge ? bridge.members() : List.of();
    }

    /** The addresses that can be read as such. */
    public List<Cidr> addresses() {
        return addresses;
    }

    /** The MAC address that is written, where it can be read. */
    public @Nullable MacAddress mac() {
        return mac;
    }

    public boolean up() {
        return itself.up();
    }

    @Override
    public boolean sameAs(ResolvedInterface other) {
        return itself.equals(other.itself);
    }

    @Override
    public String toString() {
        return ref.toString();
    }
}
