package dev.macvlab.agent.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.lab.apply.Lab;
import dev.macvlab.lab.apply.Observer;
import dev.macvlab.linux.Mounts;
import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.Ping;
import dev.macvlab.ping.PingResult;
import dev.macvlab.probe.Prober;
import dev.macvlab.topology.Ref;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("kernel")
class MeasuringTest {
    private static final Measuring.Timeouts SHORT =
            new Measuring.Timeouts(Duration.ofMillis(20), Duration.ofSeconds(5));

    private static final List<String> CHANGED = List.of(
            "ipv4/neigh/eth0/retrans_time_ms",
            "ipv6/neigh/eth0/retrans_time_ms",
            "ipv4/icmp_ratemask",
            "ipv6/icmp/ratelimit",
            "ipv6/conf/eth0/accept_redirects");

    @TempDir
    private Path names;

    @AfterEach
    void uncoverTheNames() throws Exception {
        Mounts.unmount(names.toString());
    }

    @Test
    void itWaitsAsItIsToldAndGivesBackWhatItChanged() throws Exception {
        try (NamespaceThread outer = NamespaceThread.start();
                NetworkNamespace host = outer.create();
                NamespaceThread namespaces = outer.call(host, NamespaceThread::start);
                Lab lab = new Lab(namespaces, new NamespaceNames(names.toString()), "test");
                Prober prober = Prober.start(namespaces)) {
            lab.apply(Drawing.of("""
                    nic nic0
                    macvlan a/eth0 on=nic0 mode=bridge ip=10.0.0.1/24
                    macvlan b/eth0 on=nic0 mode=bridge ip=10.0.0.2/24
                    """), Observer.NONE);
            NetworkNamespace a = lab.origins().find(Ref.top("a")).orElseThrow().namespace();
            Map<String, String> before = namespaces.readSysctls(a, CHANGED);
            try (var measuring = new Measuring(lab, namespaces, prober, SHORT, new AtomicBoolean())) {
                List<PingResult> results =
                        measuring.measure(List.of(new Ping("a", "10.0.0.2"), new Ping("a", "10.0.0.99")));

                assertTrue(results.getFirst().ok());
                assertEquals(Failure.NO_NEIGHBOUR, results.getLast().failure());
                assertEquals(
                        Map.of(
                                "ipv4/neigh/eth0/retrans_time_ms", "20",
                                "ipv6/neigh/eth0/retrans_time_ms", "20",
                                "ipv4/icmp_ratemask", "0",
                                "ipv6/icmp/ratelimit", "0",
                                "ipv6/conf/eth0/accept_redirects", "0"),
                        namespaces.readSysctls(a, CHANGED));
            }
            assertEquals(before, namespaces.readSysctls(a, CHANGED));
        }
    }
}
