package dev.macvlab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.forecast.Forecast;
import dev.macvlab.forecast.Pair;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        List<Namespace> namespaces = new ArrayList<>();
        List<Interface> interfaces = new ArrayList<>(List.of(new Nic(Common.named(Ref.HOST, "nic0"), null)));
        for (int i = 1; i <= ENDPOINTS; i++) {
            namespaces.add(Namespace.named("n" + i));
            interfaces.add(Macvlan.of(
                    Common.named("n" + i, "eth0").withAddresses(List.of("10.0.0." + i + "/24")),
                    Ref.top("nic0"),
                    Macvlan.Mode.BRIDGE));
        }
        return Topology.EMPTY.withNamespaces(namespaces).withInterfaces(interfaces);
    }
}
