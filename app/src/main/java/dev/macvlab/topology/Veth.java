package dev.macvlab.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One end of a veth pair.
 *
 * @param peer the other end; null as long as none is drawn
 */
public record Veth(Common common, @Nullable Ref peer) implements Standalone {
    @Override
    public Kind kind() {
        return Kind.VETH;
    }

    @Override
    public Veth withCommon(Common newCommon) {
        return new Veth(newCommon, peer);
    }

    @Override
    public List<Reference> references() {
        return peer == null ? List.of() : List.of(new Reference(Relation.PEER, peer));
    }

    @Override
    public Veth withReferences(Image image) {
        return peer == null ? this : withPeer(image.of(Relation.PEER, peer));
    }

    public Veth withPeer(@Nullable Ref newPeer) {
        return new Veth(common, newPeer);
    }
}
