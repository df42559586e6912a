package dev.macvlab.forecast;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Behind which port bridges and switches have seen a MAC address, starting empty. */
final class MacTable {
    private record Key(Object place, long mac) {}

    private final Map<Key, Device> ports = new HashMap<>();

    void learn(Object place, long mac, Device port) {
        ports.put(new Key(place, mac), port);
    }

    void learnAll(MacTable other) {
        ports.putAll(other.ports);
    }

    /** The port, or null when a frame for {@code mac} has to go to all. */
    @Nullable
    Device portOf(Object place, long mac) {
        return ports.get(new Key(place, mac));
    }
}
