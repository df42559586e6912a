package dev.macvlab.resolve;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.MacAddress;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One interface by itself, its text read once. */
public final class Device implements View<Device> {
    private final Interface itself;
    private final Ref ref;
    private final List<Cidr> addresses;
    private final @Nullable MacAddress mac;

    public Device(Interface itself) {
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
    public boolean sameAs(Device other) {
        return itself.equals(other.itself);
    }

    @Override
    public String toString() {
        return ref.toString();
    }
}
