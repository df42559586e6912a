package dev.macvlab.topology;

/** An interface that neither stands on another nor is made of others. */
public sealed interface Standalone extends Interface permits Nic, Veth {
    @Override
    Standalone withCommon(Common common);
}
