package dev.macvlab.cli;

import dev.macvlab.agent.protocol.HostOrder;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Topology;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where a topology is to be real, and on which NICs. */
final class TargetOptions {
    /** The places that a command line can name. */
    enum Place {
        SANDBOX,
        HOST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--target", paramLabel = "sandbox|host")
    private Place target = Place.SANDBOX;

    @Option(names = "--bind", paramLabel = "NIC=REAL")
    private Map<String, String> bindings = new LinkedHashMap<>();

    @Option(names = "--name", paramLabel = "LAB")
    private String name = "";

    boolean isHost() {
        return target == Place.HOST;
    }

    /**
     * The lab that is meant, with every NIC of the topology bound.
     *
     * @throws CommandFailure when a binding is of no NIC of the topology
     */
    HostOrder order(Path file, Topology topology) throws CommandFailure {
        var nics = new LinkedHashMap<String, String>();
        for (Interface each : topology.interfaces()) {
            if (each instanceof Nic) {
                nics.put(each.name(), bindings.getOrDefault(each.name(), each.name()));
            }
        }
        for (String bound : bindings.keySet()) {
            if (!nics.containsKey(bound)) {
                throw CommandFailure.of(
                        file,
                        Message.of("cli.apply.no-such-nic", bound, String.valueOf(bindings.get(bound)), nics.keySet()));
            }
        }
        Path last = file.getFileName();
        return new HostOrder(name.isEmpty() ? HostOrder.labName(last == null ? "" : last.toString()) : name, nics);
    }
}
