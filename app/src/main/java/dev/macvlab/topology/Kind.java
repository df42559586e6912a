package dev.macvlab.topology;

import java.util.Locale;

/** The kinds of interface, by the names that topology files use. */
public enum Kind {
    NIC,
    MACVLAN,
    MACVTAP,
    IPVLAN,
    VLAN,
    BRIDGE,
    VETH;

    /** The kind's word in a topology file, which is also the kernel's {@code IFLA_INFO_KIND} except for a NIC. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
