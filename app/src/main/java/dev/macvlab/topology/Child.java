package dev.macvlab.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An interface on top of a lower device, its parent. */
public sealed interface Child extends Interface permits Macvlan, Ipvlan, Vlan {
    /** The lower device; null as long as none is drawn. */
    @Nullable
    Ref parent();

    Child withParent(@Nullable Ref parent);

    @Override
    default List<Reference> references() {
        return parent() == null ? List.of() : List.of(new Reference(Relation.PARENT, parent()));
    }

    @Override
    default Child withReferences(Image image) {
        return parent() == null ? this : withParent(image.of(Relation.PARENT, parent()));
    }

    @Override
    Child withCommon(Common common);
}
