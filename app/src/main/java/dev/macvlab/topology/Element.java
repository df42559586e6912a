package dev.macvlab.topology;

/**
 * What a {@link Ref} stands for in one topology.
 *
 * @see Elements#element
 */
public sealed interface Element permits Interface, Place, ExternalHost {
    String name();

    /** The reference to it. */
    Ref ref();
}
