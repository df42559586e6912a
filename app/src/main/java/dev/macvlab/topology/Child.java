package dev.macvlab.topology;

import org.jspecify.annotations.Nullable;

/** An interface on top of a lower device, its parent. */
public sealed interface Child extends Interface permits Macvlan, Ipvlan, Vlan {
    /** The lower device; null as long as none is drawn. */
    @Nullable
    Ref parent();

    Child withParent(@Nullable Ref parent);

    @Override
    Child withCommon(Common common);
}
