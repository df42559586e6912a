package dev.macvlab.lab.apply;

import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.plan.NamespaceId;
import org.jspecify.annotations.Nullable;

/**
 * Where a ping starts.
 *
 * @param device the interface to bind to; null to let the namespace route
 */
public record PingOrigin(
        NamespaceId place,
        NetworkNamespace namespace,
        @Nullable String device) {}
