package dev.macvlab.topology;

/** An interface that neither stands on another nor is made of others. */
public sealed interface Standalone extends Interface permits Nic, Veth, Dummy {
    /** Whether it asks its neighbours for their MAC addresses (no IFF_NOARP). */
    default boolean asksForNeighbours() {
        return true;
    }

    @Override
    Standalone withCommon(Common common);
}
