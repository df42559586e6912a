package dev.macvlab.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interface with carrier and nobody at the other end: what is sent out of it is gone (drivers/net/dummy.c).
 *
 * @param arp whether it asks its neighbours for their MAC addresses; null is the kernel's no (dummy_setup, IFF_NOARP)
 */
public record Dummy(Common common, @Nullable Boolean arp) implements Standalone {
    @Override
    public Kind kind() {
        return Kind.DUMMY;
    }

    @Override
    public boolean asksForNeighbours() {
        return Boolean.TRUE.equals(arp);
    }

    /** The kernel's is 0, which asks for no MTU. */
    @Override
    public int smallestMtu() {
        return 1;
    }

    @Override
    public Dummy withCommon(Common newCommon) {
        return new Dummy(newCommon, arp);
    }

    @Override
    public List<Reference> references() {
        return List.of();
    }

    @Override
    public Dummy withReferences(Image image) {
        return this;
    }

    public Dummy withArp(@Nullable Boolean newArp) {
        return new Dummy(common, newArp);
    }
}
