package dev.macvlab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.forecast.Forecast;
import dev.macvlab.forecast.Pair;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The neighbours of all namespaces are in one table; only where nobody else uses it may it be made smaller. */
@Tag("second-kernel")
class NeighbourTableTest {
    private static final int ENDPOINTS = 8;
    private static final int NEIGHBOURS = ENDPOINTS * (ENDPOINTS - 1);
    private static final Path SETTINGS = Path.of("/proc/sys/net/ipv4/neigh/default");
    private static final List<String> LIMITS = List.of("gc_thresh1", "gc_thresh2", "gc_thresh3");

    private final List<String> usual = new ArrayList<>();

    @BeforeEach
    void rememberTheLimits() throws IOException {
        for (String each : LIMITS) {
            usual.add(Files.readAllLines(SETTINGS.resolve(each)).getFirst());
        }
    }

    @AfterEach
    void giveThemBack() throws IOException {
        for (int i = 0; i < LIMITS.size(); i++) {
            Files.writeString(SETTINGS.resolve(LIMITS.get(i)), usual.get(i));
        }
    }

    @Test
    void aKernelKeepsAThousandAndTwentyFourUnlessItIsToldOtherwise() {
        assertEquals("1024", usual.getLast());
    }

    @Test
    void pingsBeyondTheLimitSeemNotToBeAnswered() throws Exception {
        assertEquals(NEIGHBOURS, answered("1024"), "with room for all");
        // All that have nobody in common are sent at once, each with a neighbour on either side.
        int few = answered(String.valueOf(ENDPOINTS / 2));
        assertTrue(few < NEIGHBOURS, few + " are answered with room for half of what is sent at once");
    }

    /** How many of all pings between siblings are answered. */
    private static int answered(String limit) throws Exception {
        for (String each : LIMITS) {
            Files.writeString(SETTINGS.resolve(each), limit);
        }
        Topology lab = siblings();
        try (NamespaceThread outer = NamespaceThread.start();
                Rig rig = Rig.open(outer)) {
            rig.build(lab);
            List<Pair> pairs = Forecast.of(Index.of(lab)).pairs().stream()
                    .filter(pair -> !pair.from().equals(Ref.top(Ref.HOST)))
                    .toList();
            return (int) rig.measure(pairs).stream()
                    .filter(each -> each.failure() == null)
                    .count();
        }
    }

    private static Topology siblings() {
        return Drawing.of("nic nic0\n"
                + IntStream.rangeClosed(1, ENDPOINTS)
                        .mapToObj("macvlan n%1$d/eth0 on=nic0 mode=bridge ip=10.0.0.%1$d/24%n"::formatted)
                        .collect(Collectors.joining()));
    }
}
