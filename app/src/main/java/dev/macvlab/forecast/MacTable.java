package dev.macvlab.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Behind which port bridges and switches have seen a MAC address. It starts empty, takes over what a whole flood has
 * taught, and learns from single frames.
 */
final class MacTable {
    private record Entry(Object place, long mac, Device port) {}

    private record Lesson(long mac, Map<Object, Device> ports) {}

    private final List<Entry> entries = new ArrayList<>(4);
    private final List<Lesson> lessons = new ArrayList<>(2);

    void learn(Object place, long mac, Device port) {
        entries.removeIf(entry -> entry.mac == mac && entry.place.equals(place));
        entries.add(new Entry(place, mac, port));
    }

    /** Takes over where frames of {@code mac} were last seen, from a flood that {@code ports} has learnt. */
    void learn(long mac, Map<Object, Device> ports) {
        entries.removeIf(entry -> entry.mac == mac && ports.containsKey(entry.place));
        lessons.add(new Lesson(mac, ports));
    }

    /** What it knows about {@code mac}, to be taught to others. */
    Map<Object, Device> whereabouts(long mac) {
        var ports = new HashMap<Object, Device>();
        for (Entry entry : entries) {
            if (entry.mac == mac) {
                ports.put(entry.place, entry.port);
            }
        }
        return ports;
    }

    /** The port, or null when a frame for {@code mac} has to go to all. */
    @Nullable
    Device portOf(Object place, long mac) {
        for (Entry entry : entries) {
            if (entry.mac == mac && entry.place.equals(place)) {
                return entry.port;
            }
        }
        for (int i = lessons.size() - 1; i >= 0; i--) {
            Lesson lesson = lessons.get(i);
            Device port = lesson.mac == mac ? lesson.ports.get(place) : null;
            if (port != null) {
                return port;
            }
        }
        return null;
    }
}
