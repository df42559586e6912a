package dev.macvlab.lab.state;

import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.netlink.KernelMonitor;
import dev.macvlab.plan.DesiredState;
import dev.macvlab.plan.Drift;
import dev.macvlab.plan.NamespaceId;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Notices what other programs change in a lab that stands. It holds the lab's namespaces, so close it before the lab is
 * changed. All but the telling happens on the lab's thread.
 */
public final class DriftWatch implements AutoCloseable {
    private final DesiredState wanted;
    private final OpenNamespaces openNamespaces;
    private final Map<NetworkNamespace, NamespaceId> places = new HashMap<>();
    private final Set<NetworkNamespace> changed = ConcurrentHashMap.newKeySet();
    private final KernelMonitor monitor;
    private @Nullable Snapshot known;

    private DriftWatch(
            DesiredState wanted, OpenNamespaces openNamespaces, NamespaceThread namespaces, Runnable listener)
            throws IOException {
        this.wanted = wanted;
        this.openNamespaces = openNamespaces;
        monitor = KernelMonitor.start(namespaces, event -> {
            changed.add(event.namespace());
            listener.run();
        });
    }

    /**
     * Begins to watch.
     *
     * @param listener told, on a thread of its own, that it is worth while to look
     */
    public static DriftWatch start(
            DesiredState wanted, OpenNamespaces openNamespaces, NamespaceThread namespaces, Runnable listener)
            throws IOException {
        var watch = new DriftWatch(wanted, openNamespaces, namespaces, listener);
        try {
            for (DesiredState.DesiredNamespace each : wanted.namespaces()) {
                NetworkNamespace namespace = openNamespaces.namespace(each.place());
                watch.places.put(namespace, each.place());
                watch.monitor.watch(namespace);
            }
            return watch;
        } catch (IOException e) {
            watch.close();
            throw e;
        }
    }

    /** What differs now. The first time everything is read, later only where something has changed since. */
    public List<Drift> look() throws IOException {
        Snapshot last = known;
        Snapshot now;
        if (last == null) {
            changed.clear();
            now = openNamespaces.read();
        } else {
            Map<NamespaceId, Snapshot.Contents> contents = new LinkedHashMap<>(last.places());
            for (NetworkNamespace each : Set.copyOf(changed)) {
                changed.remove(each);
                NamespaceId place = places.get(each);
                if (place != null) {
                    contents.put(place, openNamespaces.read(place));
                }
            }
            now = new Snapshot(contents, last.ownership());
        }
        known = now;
        return Drift.between(wanted, now.state());
    }

    @Override
    public void close() {
        monitor.close();
    }
}
