package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.Destination;
import dev.macvlab.agent.protocol.JsonLines;
import dev.macvlab.agent.protocol.Request;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.lab.apply.Lab;
import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.plan.LabException;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans a lab that nobody asked for, while the agent starts and nothing is asked for yet: Java loads and compiles code
 * when it is first run, and so has what the first real lab needs. It changes nothing in the kernel.
 */
final class WarmUp {
    private static final int ROUNDS = 20;
    private static final int CHILDREN = 40;

    private volatile boolean ended;

    private WarmUp() {}

    static WarmUp start(NamespaceThread namespaces) {
        var warmUp = new WarmUp();
        Thread.ofPlatform().name("warm-up").daemon().start(() -> warmUp.plan(namespaces));
        return warmUp;
    }

    /** Leaves the processors to what was asked for. */
    void end() {
        ended = true;
    }

    private void plan(NamespaceThread namespaces) {
        byte[] line = JsonLines.encode(new Request.Plan(0, new Destination.Sandbox(), TopologyFile.write(lab())));
        try (var lab = new Lab(namespaces, new NamespaceNames(), "warm-up")) {
            for (int round = 0; round < ROUNDS && !ended; round++) {
                if (new JsonLines.Reader<>(new ByteArrayInputStream(line), Request.class).next()
                        instanceof Request.Plan plan) {
                    lab.plan(TopologyFile.read(plan.topology()));
                }
            }
        } catch (IOException | LabException | UnreadableFile _) {
            // Whoever asks for the real thing is told.
        }
    }

    private static Topology lab() {
        List<Namespace> namespaces = new ArrayList<>();
        List<Interface> interfaces = new ArrayList<>();
        interfaces.add(new Nic(Common.named(Ref.HOST, "nic"), null));
        for (int i = 0; i < CHILDREN; i++) {
            String namespace = "ns" + i;
            namespaces.add(Namespace.named(namespace));
            interfaces.add(Macvlan.of(
                    Common.named(namespace, "child")
                            .withMac("02:00:00:00:00:01")
                            .withAddresses(List.of("192.168.0.1/24")),
                    Ref.top("nic"),
                    Macvlan.Mode.BRIDGE));
        }
        return Topology.EMPTY.withNamespaces(namespaces).withInterfaces(interfaces);
    }
}
