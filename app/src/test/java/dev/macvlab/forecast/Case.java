package dev.macvlab.forecast;

import dev.macvlab.topology.IpAddress;
import dev.macvlab.topology.Ref;
import java.util.Arrays;
import java.util.List;

/**
 * A topology of which some pings are known.
 *
 * @param pings each "from address result", in the words of {@link Drawing#word}
 */
record Case(String name, Drawing drawing, List<String> pings) {
    record Ping(Ref from, IpAddress to, String result) {}

    static Case of(String name, Drawing drawing, String... pings) {
        return new Case(name, drawing, List.of(pings));
    }

    List<Ping> known() {
        return pings.stream()
                .map(ping -> Arrays.asList(ping.split(" ", -1)))
                .map(words -> new Ping(Ref.parse(words.get(0)), IpAddress.parse(words.get(1)), words.get(2)))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
