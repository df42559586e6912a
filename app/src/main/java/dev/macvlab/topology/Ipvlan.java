package dev.macvlab.topology;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An ipvlan child: own addresses, the parent's MAC. Mode and flag belong to the parent's port, so that all children of
 * one parent share them (drivers/net/ipvlan/ipvlan_main.c).
 *
 * @param mode null is the kernel's default, l3
 * @param flag null is the kernel's default, bridge
 */
public record Ipvlan(
        Common common,
        @Nullable Ref parent,
        @Nullable Mode mode,
        @Nullable Flag flag) implements Child {
    /** At which layer the parent hands frames to its children. */
    public enum Mode {
        L2,
        L3,
        L3S;

        /** The mode's word in a topology file and for {@code ip link}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether children of one parent reach one another. */
    public enum Flag {
        BRIDGE,
        PRIVATE,
        VEPA;

        /** The flag's word in a topology file and for {@code ip link}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The mode that the kernel will give it. */
    public Mode effectiveMode() {
        return mode == null ? Mode.L3 : mode;
    }

    /** The flag that the kernel will give it. */
    public Flag effectiveFlag() {
        return flag == null ? Flag.BRIDGE : flag;
    }

    @Override
    public Kind kind() {
        return Kind.IPVLAN;
    }

    @Override
    public Ipvlan withCommon(Common newCommon) {
        return new Ipvlan(newCommon, parent, mode, flag);
    }

    @Override
    public Ipvlan withParent(@Nullable Ref newParent) {
        return new Ipvlan(common, newParent, mode, flag);
    }

    public Ipvlan withMode(@Nullable Mode newMode) {
        return new Ipvlan(common, parent, newMode, flag);
    }

    public Ipvlan withFlag(@Nullable Flag newFlag) {
        return new Ipvlan(common, parent, mode, newFlag);
    }
}
