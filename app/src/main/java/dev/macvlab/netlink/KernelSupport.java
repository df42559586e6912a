package dev.macvlab.netlink;

import dev.macvlab.linux.Errno;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the running kernel can do, found by asking it. */
public final class KernelSupport {
    private KernelSupport() {}

    /**
     * Those of the given kinds of link that can be created. The kernel loads a module that it has for one; it is asked
     * inside a namespace that is gone afterwards. EPERM without the privilege to create links.
     */
    public static Set<String> linkKinds(NamespaceThread namespaces, Collection<String> kinds) throws IOException {
        Set<String> supported = new LinkedHashSet<>();
        try (NetworkNamespace scratch = namespaces.create();
                RouteSocket socket = RouteSocket.open(namespaces, scratch)) {
            for (String kind : kinds) {
                Outcome outcome = socket.executeAll(
                                List.of(NewLink.of("kind" + supported.size(), new LinkKind.Other(kind))))
                        .getFirst();
                NetlinkException refusal = outcome.refusal();
                if (refusal != null && refusal.errno() == Errno.EPERM) {
                    throw refusal;
                }
                if (refusal == null || refusal.errno() != Errno.EOPNOTSUPP) {
                    supported.add(kind);
                }
            }
        }
        return supported;
    }
}
