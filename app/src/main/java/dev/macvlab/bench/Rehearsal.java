package dev.macvlab.bench;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.client.Target;
import dev.macvlab.cli.Main;
import dev.macvlab.ping.Ping;
import dev.macvlab.topology.Topology;
import java.io.OutputStream;
import java.util.List;

/** What agents and commands usually do, once: for the records that the next ones start from ({@code packaging/macvlab}). */
final class Rehearsal {
    private static final int CHILDREN = 50;

    private Rehearsal() {}

    /** Returns when the agent has written its record. */
    static void play() {
        AgentClient agent = AgentClient.start(Target.SANDBOX, AgentClient.Listener.NONE);
        try (agent) {
            Topology topology = ManyChildren.of(CHILDREN);
            agent.plan(topology).join();
            agent.apply(topology).join();
            agent.measure(List.of(new Ping(
                            ManyChildren.namespace(0), ManyChildren.address(1).toString())))
                    .join();
            agent.apply(ManyChildren.withOneChanged(topology)).join();
            agent.takeDown().join();
        }
        agent.ended().join();
    }

    /** Returns when those files have been checked and forecast as by a command; says nothing. */
    static void playCommands(List<String> files) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        for (String file : files) {
            for (String command : List.of("check", "forecast")) {
                Main.run(new String[] {command, file}, nowhere, nowhere, true);
                Main.run(new String[] {command, file, "--json"}, nowhere, nowhere, false);
            }
        }
    }
}
