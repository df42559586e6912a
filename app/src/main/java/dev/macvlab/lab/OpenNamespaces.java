package dev.macvlab.lab;

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
final class OpenNamespaces implements AutoCloseable {
    /** One namespace. */
    private static final class Room {
        final NetworkNamespace namespace;
        final Map<String, String> originals = new HashMap<>();

        @Nullable
        RouteSocket socket;

        boolean published;
        boolean routed;

        Room(NetworkNamespace namespace) {
            this.namespace = namespace;
        }
    }

    private final NamespaceThread namespaces;
    private final NamespaceNames names;
    private final Supplier<Ownership> ownership;
    private final Map<NamespaceId, Room> rooms = new LinkedHashMap<>();
    private NewNamespaces fresh = NewNamespaces.begin(0);

    OpenNamespaces(NamespaceThread namespaces, NamespaceNames names, Supplier<Ownership> ownership) {
        this.namespaces = namespaces;
        this.names = names;
        this.ownership = ownership;
        rooms.put(NamespaceId.HOST, new Room(namespaces.home()));
    }

    Set<NamespaceId> places() {
        return Set.copyOf(rooms.keySet());
    }

    Optional<NetworkNamespace> find(NamespaceId place) {
        return Optional.ofNullable(rooms.get(place)).map(room -> room.namespace);
    }

    NetworkNamespace namespace(NamespaceId place) {
        return room(place).namespace;
    }

    RouteSocket socket(NamespaceId place) throws IOException {
        Room room = room(place);
        RouteSocket socket = room.socket;
        if (socket == null) {
            socket = RouteSocket.open(namespaces, room.namespace);
            room.socket = socket;
        }
        return socket;
    }

    private Room room(NamespaceId place) {
        Room room = rooms.get(place);
        if (room == null) {
            throw new IllegalStateException("no namespace for " + place);
        }
        return room;
    }

    /**
     * Begins to make namespaces that will be wanted, while it is still being found out what else is. Nobody sees them,
     * and those that are not wanted after all go with the next call.
     */
    void expect(int count) {
        fresh.close();
        fresh = NewNamespaces.begin(count);
    }

    void create(List<NamespaceId> places) throws IOException {
        for (int i = 0; i < places.size(); i++) {
            if (fresh.left() == 0) {
                expect(places.size() - i);
            }
            ConnectedNamespace made = fresh.take();
            Room room = new Room(made.namespace());
            room.socket = made.socket();
            rooms.put(places.get(i), room);
        }
    }

    void write(NamespaceId place, String key, String value) throws IOException {
        Room room = room(place);
        if (!room.originals.containsKey(key)) {
            room.originals.put(key, namespaces.readSysctl(room.namespace, key));
        }
        namespaces.writeSysctl(room.namespace, key, value);
    }

    void publish(NamespaceId place) throws IOException {
        Room room = room(place);
        if (place.role() == NamespaceId.Role.NAMESPACE && !room.published) {
            names.publish(room.namespace, place.name());
            room.published = true;
        }
    }

    /** The namespaces that are to get a name and have none yet. */
    Map<NamespaceId, NetworkNamespace> unpublished() {
        Map<NamespaceId, NetworkNamespace> unnamed = new LinkedHashMap<>();
        rooms.forEach((place, room) -> {
            if (place.role() == NamespaceId.Role.NAMESPACE && !room.published) {
                unnamed.put(place, room.namespace);
            }
        });
        return unnamed;
    }

    /** Takes in a namespace that has its name already. */
    void adopt(NamespaceId place, NetworkNamespace namespace) {
        Room room = new Room(namespace);
        room.published = true;
        room.routed = true;
        rooms.put(place, room);
    }

    /** Remembers what a setting was before the lab changed it. */
    void remember(NamespaceId place, String key, String original) {
        room(place).originals.put(key, original);
    }

    /** Lets go of a namespace; the kernel takes it down in the background. */
    void remove(NamespaceId place) throws IOException {
        Room room = rooms.remove(place);
        if (room != null) {
            let(place, room);
        }
    }

    private void let(NamespaceId place, Room room) throws IOException {
        if (room.published) {
            names.unpublish(place.name());
            room.published = false;
        }
        if (room.socket != null) {
            room.socket.close();
            room.socket = null;
        }
        if (!place.equals(NamespaceId.HOST)) {
            room.namespace.close();
        }
    }

    /** Says that a place has routes of the lab, which are then read with everything else. */
    void routed(NamespaceId place) {
        room(place).routed = true;
    }

    /** What the kernel has in all of them. */
    Snapshot read() throws IOException {
        List<NamespaceId> places = List.copyOf(rooms.keySet());
        Map<NamespaceId, Snapshot.Contents> found = new ConcurrentHashMap<>();
        ParallelWork.run(places.stream()
                .<ParallelWork.Piece>map(place -> () -> found.put(place, read(place)))
                .toList());
        Map<NamespaceId, Snapshot.Contents> contents = new LinkedHashMap<>();
        places.forEach(place -> contents.put(place, Objects.requireNonNull(found.get(place))));
        return new Snapshot(contents, ownership.get());
    }

    Snapshot.Contents read(NamespaceId place) throws IOException {
        Room room = room(place);
        RouteSocket socket = socket(place);
        Map<String, String> settings = new HashMap<>();
        for (String key : room.originals.keySet()) {
            settings.put(key, namespaces.readSysctl(room.namespace, key));
        }
        return new Snapshot.Contents(
                socket.links().entries(),
                socket.addresses().entries(),
                room.routed ? socket.routes().entries() : List.of(),
                settings,
                room.originals);
    }

    /** Lets go of a namespace, which stays with its name. */
    void leave(NamespaceId place) throws IOException {
        Room room = room(place);
        room.published = false;
        rooms.remove(place);
        let(place, room);
    }

    /** Lets go of all namespaces, of which those with a name stay. */
    void leave() {
        rooms.values().forEach(room -> room.published = false);
        close();
    }

    @Override
    public void close() {
        for (Map.Entry<NamespaceId, Room> each : rooms.entrySet()) {
            try {
                let(each.getKey(), each.getValue());
            } catch (IOException _) {
                // The name stays in the file system; there is nobody left to tell.
            }
        }
        rooms.clear();
        fresh.close();
    }
}
