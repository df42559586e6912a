package dev.macvlab.lab.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.lab.state.Ownership;
import dev.macvlab.lab.state.Snapshot;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.plan.DesiredState;
import dev.macvlab.plan.IpCommand;
import dev.macvlab.plan.NamespaceId;
import dev.macvlab.plan.Planner;
import dev.macvlab.plan.StepDescription;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("kernel")
class IpCommandTest {
    private RealLab real;

    @BeforeEach
    void open() throws Exception {
        real = new RealLab();
    }

    @AfterEach
    void close() {
        real.close();
    }

    static Stream<Topology> labs() {
        return Stream.concat(
                Stream.of("bridge", "vepa-hairpin", "source", "passthru", "router", "dual-stack", "shim", "two-nics")
                        .map(RealLab::shipped),
                Stream.of(Drawing.of("""
                    ns odd_name;_$(x)
                    ns b
                    nic nic0 mtu=9000
                    nic dev
                    macvtap b/link on=nic0 mode=private mtu=1400
                    macvlan odd_name;_$(x)/x;$y on=nic0 mode=source sources=02:00:00:00:00:01,02:00:00:00:00:02 nodst queue=5
                    macvlan p on=dev mode=passthru nopromisc
                    bridge b/br members=b/v
                    veth b/v peer=w
                    veth w peer=b/v down
                    """)));
    }

    @ParameterizedTest
    @MethodSource("labs")
    void theCommandsOfAPlanMakeTheSameLab(Topology topology) throws Exception {
        DesiredState wanted = DesiredState.of(topology, "test");
        IpCommand commands = Lab.commands("test");
        String script = "set -e\n"
                + String.join(
                        "\n",
                        Lab.planFromNothing(topology, "test").stream()
                                .map(commands::of)
                                .toList());
        assertEquals("", real.run(List.of("sh", "-c", script)));

        assertEquals(
                List.of(),
                Planner.plan(wanted, read(wanted).state(), RandomGenerator.getDefault()).stream()
                        .map(each -> StepDescription.words(each).english())
                        .toList());
        for (DesiredState.DesiredNamespace each : wanted.namespaces()) {
            real.run(List.of("ip", "netns", "del", name(each.place())));
        }
    }

    private static String name(NamespaceId place) {
        return place.name().replace('/', '.');
    }

    private Snapshot read(DesiredState wanted) throws IOException {
        Map<NamespaceId, Snapshot.Contents> places = new LinkedHashMap<>();
        for (DesiredState.DesiredNamespace each : wanted.namespaces()) {
            if (each.place().equals(NamespaceId.HOST)) {
                places.put(each.place(), contents(each, real.namespaces.home()));
            } else {
                try (var namespace = NetworkNamespace.open("/run/netns/" + name(each.place()))) {
                    places.put(each.place(), contents(each, namespace));
                }
            }
        }
        return new Snapshot(places, Ownership.ofGroup(Ownership.groupOf("test")));
    }

    private Snapshot.Contents contents(DesiredState.DesiredNamespace each, NetworkNamespace namespace)
            throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (String key : each.settings().keySet()) {
            settings.put(key, real.namespaces.readSysctl(namespace, key));
        }
        try (RouteSocket socket = RouteSocket.open(real.namespaces, namespace)) {
            return new Snapshot.Contents(
                    socket.links().entries(),
                    socket.addresses().entries(),
                    socket.routes().entries(),
                    settings,
                    Map.of());
        }
    }
}
