package dev.macvlab.lab.state;

import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.netlink.ConnectedNamespace;
import dev.macvlab.netlink.NewNamespaces;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.plan.NamespaceId;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The namespaces that a lab holds open, each with a socket to talk about it. */
public final class OpenNamespaces implements AutoCloseable {
    /** One namespace. */
    private static final class Entry {
        final NetworkNamespace namespace;
        final Map<String, String> originals = new HashMap<>();

        @Nullable
        RouteSocket socket;

        boolean published;
        boolean routed;

        Entry(NetworkNamespace namespace) {
            this.namespace = namespace;
        }
    }

    private final NamespaceThread namespaces;
    private final NamespaceNames names;
    private final Supplier<Ownership> ownership;
    private final Map<NamespaceId, Entry> entries = new LinkedHashMap<>();
    private NewNamespaces fresh = NewNamespaces.begin(0);

    /**
     * Opens the host's namespace alone, which is the thread's home.
     *
     * @param ownership what of it is the lab's, asked whenever something is read
     */
    public OpenNamespaces(NamespaceThread namespaces, NamespaceNames names, Supplier<Ownership> ownership) {
        this.namespaces = namespaces;
        this.names = names;
        this.ownership = ownership;
        entries.put(NamespaceId.HOST, new Entry(namespaces.home()));
    }

    /** Which namespaces are open, the host among them. */
    public Set<NamespaceId> places() {
        return Set.copyOf(entries.keySet());
    }

    /** The namespace, if it is open. */
    public Optional<NetworkNamespace> find(NamespaceId place) {
        return Optional.ofNullable(entries.get(place)).map(entry -> entry.namespace);
    }

    /** The namespace, which must be open. */
    public NetworkNamespace namespace(NamespaceId place) {
        return entry(place).namespace;
    }

    /** The socket to talk about an open namespace, opened when it is first asked for. */
    public RouteSocket socket(NamespaceId place) throws IOException {
        Entry entry = entry(place);
        RouteSocket socket = entry.socket;
        if (socket == null) {
            socket = RouteSocket.open(namespaces, entry.namespace);
            entry.socket = socket;
        }
        return socket;
    }

    private Entry entry(NamespaceId place) {
        Entry entry = entries.get(place);
        if (entry == null) {
            throw new IllegalStateException("no namespace for " + place);
        }
        return entry;
    }

    /**
     * Begins to make namespaces that will be wanted, while it is still being found out what else is. Nobody sees them,
     * and those that are not wanted after all go with the next call.
     */
    public void expect(int count) {
        fresh.close();
        fresh = NewNamespaces.begin(count);
    }

    /** Makes namespaces, which have no name yet. */
    public void create(List<NamespaceId> places) throws IOException {
        for (int i = 0; i < places.size(); i++) {
            if (fresh.left() == 0) {
                expect(places.size() - i);
            }
            ConnectedNamespace made = fresh.take();
            Entry entry = new Entry(made.namespace());
            entry.socket = made.socket();
            entries.put(places.get(i), entry);
        }
    }

    /** Writes a setting, and remembers what it was before the first time. */
    public void write(NamespaceId place, String key, String value) throws IOException {
        Entry entry = entry(place);
        if (!entry.originals.containsKey(key)) {
            entry.originals.put(key, namespaces.readSysctl(entry.namespace, key));
        }
        namespaces.writeSysctl(entry.namespace, key, value);
    }

    /** Gives a namespace its name, unless it has it or is to have none. */
    public void publish(NamespaceId place) throws IOException {
        Entry entry = entry(place);
        if (place.role() == NamespaceId.Role.NAMESPACE && !entry.published) {
            names.publish(entry.namespace, place.name());
            entry.published = true;
        }
    }

    /** The namespaces that are to get a name and have none yet. */
    public Map<NamespaceId, NetworkNamespace> unpublished() {
        Map<NamespaceId, NetworkNamespace> unnamed = new LinkedHashMap<>();
        entries.forEach((place, entry) -> {
            if (place.role() == NamespaceId.Role.NAMESPACE && !entry.published) {
                unnamed.put(place, entry.namespace);
            }
        });
        return unnamed;
    }

    /** Takes in a namespace that has its name already. */
    public void adopt(NamespaceId place, NetworkNamespace namespace) {
        Entry entry = new Entry(namespace);
        entry.published = true;
        entry.routed = true;
        entries.put(place, entry);
    }

    /** Remembers what a setting was before the lab changed it. */
    public void remember(NamespaceId place, String key, String original) {
        entry(place).originals.put(key, original);
    }

    /** Lets go of a namespace; the kernel takes it down in the background. */
    public void remove(NamespaceId place) throws IOException {
        Entry entry = entries.remove(place);
        if (entry != null) {
            release(place, entry);
        }
    }

    private void release(NamespaceId place, Entry entry) throws IOException {
        if (entry.published) {
            names.unpublish(place.name());
            entry.published = false;
        }
        if (entry.socket != null) {
            entry.socket.close();
            entry.socket = null;
        }
        if (!place.equals(NamespaceId.HOST)) {
            entry.namespace.close();
        }
    }

    /** Says that a place has routes of the lab, which are then read with everything else. */
    public void routed(NamespaceId place) {
        entry(place).routed = true;
    }

    /** What the kernel has in all of them. */
    public Snapshot read() throws IOException {
        List<NamespaceId> places = List.copyOf(entries.keySet());
        Map<NamespaceId, Snapshot.Contents> found = new ConcurrentHashMap<>();
        ParallelWork.run(places.stream()
                .<ParallelWork.Piece>map(place -> () -> found.put(place, read(place)))
                .toList());
        Map<NamespaceId, Snapshot.Contents> contents = new LinkedHashMap<>();
        places.forEach(place -> contents.put(place, Objects.requireNonNull(found.get(place))));
        return new Snapshot(contents, ownership.get());
    }

    /** What the kernel has in one of them. */
    public Snapshot.Contents read(NamespaceId place) throws IOException {
        Entry entry = entry(place);
        RouteSocket socket = socket(place);
        Map<String, String> settings = new HashMap<>();
        for (String key : entry.originals.keySet()) {
            settings.put(key, namespaces.readSysctl(entry.namespace, key));
        }
        return new Snapshot.Contents(
                socket.links().entries(),
                socket.addresses().entries(),
                entry.routed ? socket.routes().entries() : List.of(),
                settings,
                entry.originals);
    }

    /** Lets go of a namespace, which stays with its name. */
    public void leave(NamespaceId place) throws IOException {
        Entry entry = entry(place);
        entry.published = false;
        entries.remove(place);
        release(place, entry);
    }

    /** Lets go of all namespaces, of which those with a name stay. */
    public void leave() {
        entries.values().forEach(entry -> entry.published = false);
        close();
    }

    @Override
    public void close() {
        for (Map.Entry<NamespaceId, Entry> each : entries.entrySet()) {
            try {
                release(each.getKey(), each.getValue());
            } catch (IOException _) {
                // The name stays in the file system; there is nobody left to tell.
            }
        }
        entries.clear();
        fresh.close();
    }
}
