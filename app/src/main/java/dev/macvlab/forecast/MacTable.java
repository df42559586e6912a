package dev.macvlab.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Behind which port bridges and switches have seen a MAC address. It starts empty, takes over what a whole flood has
 * taught, and learns from single frames.
 */
final class MacTable {
    private record Entry(Object place, long mac, List<SimulatedLink> ports) {}

    private record Lesson(long mac, Map<Object, List<SimulatedLink>> ports) {}

    private final Choices choices;
    private final List<Entry> entries = new ArrayList<>(4);
    private final List<Lesson> lessons = new ArrayList<>(2);

    MacTable(Choices choices) {
        this.choices = choices;
    }

    /** Sees a frame of {@code mac} behind a port; what was seen behind others before may still be what counts. */
    void learn(Object place, long mac, SimulatedLink port) {
        List<SimulatedLink> seen = seen(place, mac);
        if (seen.isEmpty()) {
            entries.add(new Entry(place, mac, List.of(port)));
        } else if (!seen.contains(port)) {
            var more = new ArrayList<>(seen);
            more.add(port);
            entries.removeIf(entry -> entry.mac == mac && entry.place.equals(place));
            entries.add(new Entry(place, mac, more));
        }
    }

    /** Takes over where a flood with the source {@code mac} was seen: behind several ports where it came back. */
    void learn(long mac, Map<Object, List<SimulatedLink>> ports) {
        entries.removeIf(entry -> entry.mac == mac && ports.containsKey(entry.place));
        lessons.add(new Lesson(mac, ports));
    }

    /**
     * The port, or null when a frame for {@code mac} has to go to all. Where the address was seen behind several ports,
     * which of them counts at the moment of the frame is open.
     */
    @Nullable
    SimulatedLink portOf(Object place, long mac) {
        List<SimulatedLink> seen = seen(place, mac);
        return seen.isEmpty() ? null : seen.get(choices.choose(seen.size()));
    }

    private List<SimulatedLink> seen(Object place, long mac) {
        for (Entry entry : entries) {
            if (entry.mac == mac && entry.place.equals(place)) {
                return entry.ports;
            }
        }
        for (int i = lessons.size() - 1; i >= 0; i--) {
            Lesson lesson = lessons.get(i);
            List<SimulatedLink> ports = lesson.mac == mac ? lesson.ports.get(place) : null;
            if (ports != null) {
                return ports;
            }
        }
        return List.of();
    }
}
