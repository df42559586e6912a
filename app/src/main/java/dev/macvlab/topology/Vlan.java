package dev.macvlab.topology;

import org.jspecify.annotations.Nullable;

/**
 * An 802.1Q VLAN interface.
 *
 * @param id the VLAN id, 1 to 4094 when legal; null as long as none is given
 */
public record Vlan(
        Common common, @Nullable Ref parent, @Nullable Integer id) implements Child {
    /** The largest id, since the next one is reserved (IEEE 802.1Q). */
    public static final int LARGEST_ID = 4094;

    @Override
    public Kind kind() {
        return Kind.VLAN;
    }

    @Override
    public Vlan withCommon(Common newCommon) {
        return new Vlan(newCommon, parent, id);
    }

    @Override
    public Vlan withParent(@Nullable Ref newParent) {
        return new Vlan(common, newParent, id);
    }

    /** vlan_setup() sets no lower limit; in a plan 0 stands for the kernel's own choice. */
    @Override
    public int smallestMtu() {
        return 1;
    }

    /** Whether it has an id that the kernel takes, which 0 is too (net/8021q/vlan_netlink.c, vlan_validate: ERANGE). */
    public boolean hasPossibleId() {
        return id != null && id >= 0 && id <= LARGEST_ID;
    }

    public Vlan withId(@Nullable Integer newId) {
        return new Vlan(common, parent, newId);
    }
}
