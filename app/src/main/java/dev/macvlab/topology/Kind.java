package dev.macvlab.topology;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of interface, with all that is only data about one; the table that a new kind gets a row in. */
@SuppressWarnings("ImmutableEnumChecker") // Records of strings, and lists that nothing changes.
public enum Kind {
    NIC(Named.of("eth", 0), Driver.of("veth"), List.of("port"), Role.PARENT, Role.MEMBER),
    MACVLAN(Named.of("mac", 1), Driver.of("macvlan"), Keys.OF_MACVLAN, Role.CHILD, Role.MEMBER),
    MACVTAP(Named.of("tap", 1), Driver.of("macvtap"), Keys.OF_MACVLAN, Role.CHILD, Role.MEMBER),
    IPVLAN(Named.of("ipvlan", 1), Driver.of("ipvlan"), List.of("parent", "mode", "flag"), Role.CHILD),
    VLAN(
            Named.of("vlan", 10),
            new Driver("vlan", "8021q", "CONFIG_VLAN_8021Q"),
            List.of("parent", "id"),
            Role.CHILD,
            Role.PARENT,
            Role.MEMBER),
    BRIDGE(Named.of("br", 0), Driver.of("bridge"), List.of("members"), Role.PARENT),
    VETH(Named.of("veth", 0), Driver.of("veth"), List.of("peer"), Role.PARENT, Role.MEMBER),
    DUMMY(2, Named.of("dummy", 0), Driver.of("dummy"), List.of("arp"), Role.PARENT, Role.MEMBER);

    /** What an interface can be to others. */
    private enum Role {
        CHILD,
        PARENT,
        MEMBER
    }

    private record Named(String base, int first) {
        static Named of(String base, int first) {
            return new Named(base, first);
        }
    }

    private static final class Keys {
        static final List<String> OF_MACVLAN =
                List.of("parent", "mode", "promiscuous", "sources", "nodst", "broadcastQueueLength");
    }

    /**
     * What the kernel needs for links of a kind.
     *
     * @param link the link's {@code IFLA_INFO_KIND}
     * @param module the module that has them
     * @param option the option that a kernel without that module was built without
     */
    public record Driver(String link, String module, String option) {
        /** A driver whose names are all the same, as most are. */
        public static Driver of(String link) {
            return new Driver(link, link, "CONFIG_" + link.toUpperCase(Locale.ROOT));
        }
    }

    private final int since;
    private final Named named;
    private final Driver driver;
    private final List<String> keys;
    private final Set<Role> roles;

    Kind(Named named, Driver driver, List<String> keys, Role... roles) {
        this(1, named, driver, keys, roles);
    }

    Kind(int since, Named named, Driver driver, List<String> keys, Role... roles) {
        this.since = since;
        this.named = named;
        this.driver = driver;
        this.keys = keys;
        this.roles = EnumSet.copyOf(Arrays.asList(roles));
    }

    /** The kind of that word. */
    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** The kind's word in a topology file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a new one is named after, with a number behind it. */
    public String nameBase() {
        return named.base();
    }

    /** The number of the first one. */
    public int firstNumber() {
        return named.first();
    }

    /** What makes it real; of a NIC in the sandbox, where a veth stands for it. */
    public Driver driver() {
        return driver;
    }

    /** The version of the file format that it came with. */
    public int since() {
        return since;
    }

    /** The keys that it has in a topology file beside those that all kinds have. */
    public List<String> keys() {
        return keys;
    }

    /** Whether it stands on a parent. */
    public boolean isChild() {
        return roles.contains(Role.CHILD);
    }

    /** Whether children can be put on it; those drawn on a macvlan or ipvlan child stand on what is below that. */
    public boolean mayBeParent() {
        return roles.contains(Role.PARENT);
    }

    /** Whether a bridge takes it for a port (net/bridge/br_if.c, br_add_if). */
    public boolean mayBeMember() {
        return roles.contains(Role.MEMBER);
    }
}
