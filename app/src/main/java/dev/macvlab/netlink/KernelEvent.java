package dev.macvlab.netlink;

import dev.macvlab.linux.NetworkNamespace;

/** Something that changed in a watched namespace, whoever changed it. */
public sealed interface KernelEvent {
    /** The namespace it happened in, as it was given to {@link KernelMonitor#watch}. */
    NetworkNamespace namespace();

    /** A link appeared or changed. */
    record LinkChanged(NetworkNamespace namespace, Link link) implements KernelEvent {}

    /** A link was deleted, or moved to another namespace. */
    record LinkGone(NetworkNamespace namespace, int index, String name) implements KernelEvent {}

    /** A bridge treats a port differently; read the link to see how. */
    record PortChanged(NetworkNamespace namespace, int index) implements KernelEvent {}

    /** An address appeared or changed. */
    record AddressChanged(NetworkNamespace namespace, Address address) implements KernelEvent {}

    /** An address was taken away. */
    record AddressGone(NetworkNamespace namespace, Address address) implements KernelEvent {}

    /** A route appeared or changed. The kernel does not tell of IPv4 routes that go with a link. */
    record RouteChanged(NetworkNamespace namespace, Route route) implements KernelEvent {}

    /** A route was taken away. */
    record RouteGone(NetworkNamespace namespace, Route route) implements KernelEvent {}

    /** Events were lost, because too many came at once: read everything again. */
    record Resync(NetworkNamespace namespace) implements KernelEvent {}
}
