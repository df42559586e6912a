package dev.macvlab;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.cli.Main;
import dev.macvlab.message.Language;
import dev.macvlab.ping.Ping;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What agents and commands usually do, once: Java records the classes that this loads, and later ones start from the record
 * ({@code cache_agent} in {@code packaging/setup.sh}, {@code cache_commands} in {@code packaging/macvlab}).
 */
final class Rehearsal {
    private static final String NIC = "nic0";
    private static final int CHILDREN = 50;

    private Rehearsal() {}

    /** Returns when the agent has written its record. */
    static void ofAnAgent() {
        AgentClient agent = AgentClient.start(Target.SANDBOX, AgentClient.Listener.NONE);
        try (agent) {
            Topology topology = lab(Macvlan.Mode.BRIDGE);
            agent.plan(topology).join();
            agent.apply(topology).join();
            agent.measure(List.of(new Ping(namespace(0), address(1)))).join();
            agent.apply(lab(Macvlan.Mode.PRIVATE)).join();
            agent.takeDown().join();
        }
        agent.ended().join();
    }

    /** Returns when those files have been checked and forecast as by a command; says nothing. */
    static void ofCommands(List<String> files) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        for (String file : files) {
            for (String command : List.of("check", "forecast")) {
                Main.run(new String[] {command, file}, nowhere, nowhere, true, Language.ENGLISH);
                Main.run(new String[] {command, file, "--json"}, nowhere, nowhere, false, Language.ENGLISH);
            }
        }
    }

    private static String namespace(int number) {
        return "n" + number;
    }

    private static String address(int number) {
        return "10.0.0." + (number + 1);
    }

    /** Children of one NIC, each in a namespace of its own; all but the last in bridge mode. */
    private static Topology lab(Macvlan.Mode last) {
        List<Namespace> namespaces = new ArrayList<>();
        List<Interface> interfaces = new ArrayList<>();
        interfaces.add(new Nic(Common.named(Ref.HOST, NIC), null));
        for (int i = 0; i < CHILDREN; i++) {
            namespaces.add(Namespace.named(namespace(i)));
            Common common = Common.named(namespace(i), "eth0").withAddresses(List.of(address(i) + "/24"));
            interfaces.add(Macvlan.of(common, Ref.top(NIC), i == CHILDREN - 1 ? last : Macvlan.Mode.BRIDGE));
        }
        return Topology.EMPTY.withNamespaces(namespaces).withInterfaces(interfaces);
    }
}
