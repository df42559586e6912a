package dev.macvlab.forecast;

import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Ref;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A topology of which some pings are known.
 *
 * @param pings each "from address result", in the words of {@link Drawn#word}; a fourth word is the result once both ends
 *     know each other's MAC address
 */
record Case(String name, Drawn drawing, List<String> pings) {
    /**
     * @param warm null where it is not known
     */
    record Ping(
            Ref from, IpAddress to, String result, @Nullable String warm) {}

    static Case of(String name, String drawing, String... pings) {
        return new Case(name, Drawn.of(drawing), List.of(pings));
    }

    List<Ping> known() {
        return pings.stream()
                .map(ping -> Arrays.asList(ping.split(" ", -1)))
                .map(words -> new Ping(
                        Ref.parse(words.get(0)),
                        IpAddress.parse(words.get(1)),
                        words.get(2),
                        words.size() > 3 ? words.get(3) : null))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
