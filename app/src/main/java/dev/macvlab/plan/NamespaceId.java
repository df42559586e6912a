package dev.macvlab.plan;

import dev.macvlab.topology.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A network namespace of a lab.
 *
 * @param name of a namespace or a switch; of an external host with its switch, as {@code lan/gateway}
 */
public record NamespaceId(Role role, String name) {
    /** What a namespace of a lab is for. */
    public enum Role {
        /** Where the user starts, and where the NICs are. */
        HOST,
        /** One that the user drew; the only ones that get a name in the file system. */
        NAMESPACE,
        /** Holds the Linux bridge that stands for an external switch. */
        SWITCH,
        /** Holds an external host. */
        EXTERNAL,
        /** Holds the other ends of NICs that lead nowhere. */
        NOWHERE
    }

    /** The namespace that the user starts in. */
    public static final NamespaceId HOST = new NamespaceId(Role.HOST, Ref.HOST);

    /** Where the cables of NICs without a port end. */
    public static final NamespaceId NOWHERE = new NamespaceId(Role.NOWHERE, "nowhere");

    /** The namespace of that name; the host's own for {@link Ref#HOST}. */
    public static NamespaceId namespace(String name) {
        return name.equals(Ref.HOST) ? HOST : new NamespaceId(Role.NAMESPACE, name);
    }

    public static NamespaceId externalSwitch(String name) {
        return new NamespaceId(Role.SWITCH, name);
    }

    public static NamespaceId externalHost(Ref host) {
        return new NamespaceId(Role.EXTERNAL, host.toString());
    }

    /** The drawn element that this is for; for {@link #NOWHERE} the host. */
    public Ref element() {
        return role == Role.NOWHERE ? Ref.top(Ref.HOST) : Ref.parse(name);
    }

    // Written out: as a key of many maps, what Java puts together for a record at its first use takes a fresh agent
    // long.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NamespaceId place && role == place.role && name.equals(place.name);
    }

    @Override
    public int hashCode() {
        return 31 * role.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
