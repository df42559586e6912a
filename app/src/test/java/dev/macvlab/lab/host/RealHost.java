package dev.macvlab.lab.host;

import dev.macvlab.lab.apply.Lab;
import dev.macvlab.lab.apply.Observer;
import dev.macvlab.lab.apply.RealLab;
import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.plan.LabException;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A namespace that plays the machine: {@code nic0} and {@code nic1} are its NICs, with addresses and routes of its own,
 * and stand for the {@code eth0} and {@code eth1} of a topology.
 */
final class RealHost implements AutoCloseable {
    static final String ID = "test";
    static final Map<String, String> NICS = Map.of("eth0", "nic0", "eth1", "nic1");

    private final NamespaceThread outside;
    private final NetworkNamespace host;
    final NamespaceThread namespaces;
    final Memory memory = new Memory();

    /** A journal that outlives a lab, as a file does, and counts how often it is written. */
    static final class Memory implements HostLab.Store {
        @Nullable
        Journal journal;

        int writes;
        Map<Integer, String> elsewhere = Map.of();

        @Override
        public void write(Journal next) {
            journal = next;
            writes++;
        }

        @Override
        public void delete() {
            journal = null;
        }

        @Override
        public Map<Integer, String> boundElsewhere() {
            return elsewhere;
        }
    }

    RealHost() throws IOException {
        notTheMachine();
        RealLab.coverRun();
        outside = NamespaceThread.start();
        host = outside.create();
        namespaces = outside.call(host, NamespaceThread::start);
        for (String command : List.of(
                "link set lo up",
                "link add nic0 address 02:00:00:00:01:00 type veth peer name far0",
                "link add nic1 address 02:00:00:00:01:01 type veth peer name far1",
                "link set far0 up",
                "link set far1 up",
                "link set nic0 up",
                "addr add 10.9.0.1/24 brd + dev nic0",
                "addr add 2001:db8::1/64 dev nic0 nodad",
                "route add default via 10.9.0.254 dev nic0 proto static metric 100",
                "route add 2001:db8:1::/48 via 2001:db8::9 dev nic0 proto static",
                "link add mac7 link nic0 address 02:00:00:00:07:07 mtu 1280 group 7 type macvlan mode bridge",
                "link add own0 address 02:00:00:00:08:08 type bridge")) {
            ip(command.split(" "));
        }
        run(List.of("ip", "netns", "add", "theirs"));
    }

    /** Makes sure that no network is touched but one of this test's own. */
    static void notTheMachine() throws IOException {
        boolean own = !Files.readString(Path.of("/proc/self/uid_map")).strip().matches("0\\s+0\\s+4294967295");
        if (!own) {
            throw new IllegalStateException("this test runs in namespaces of its own only");
        }
    }

    /** Opens the lab as a process would that has just started. */
    HostLab open() throws IOException {
        return HostLab.open(namespaces, new NamespaceNames(), ID, "seed", memory.journal, memory);
    }

    static Lab.Applied apply(HostLab lab, Topology topology) throws LabException, IOException {
        return lab.apply(topology, "the text", NICS, false, Observer.NONE);
    }

    String ip(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        String said = run(command);
        if (said.contains("RTNETLINK answers") || said.startsWith("Error")) {
            throw new AssertionError(command + ": " + said);
        }
        return said;
    }

    /** Starts a command on the machine. */
    Process start(List<String> command) throws IOException {
        return namespaces.call(
                namespaces.home(),
                () -> new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    String run(List<String> command) throws IOException {
        Process process = start(command);
        try (var in = process.getInputStream();
                var _ = process.getErrorStream();
                var _ = process.getOutputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            process.onExit().join();
        }
    }

    /** All that the machine has, but for what changes by itself. */
    String everything() throws IOException {
        String links = ip("-d", "-o", "link", "show")
                .lines()
                .map(line -> line.replaceAll(" (state|mode|qdisc) \\S+", "")
                        .replaceAll(" (promiscuity|fdb_n_learned) \\d+|\\w+_timer +\\S+", ""))
                .map(line -> line.replaceAll("<[^>]*>", line.contains("UP") ? "up" : "down"))
                .sorted()
                .reduce("", (all, line) -> all + line + "\n");
        String addresses = ip("-o", "addr", "show")
                .lines()
                .filter(line -> !line.contains("scope link"))
                .map(line ->
                        line.replaceAll(" (tentative|nodad|proto \\S+)", "").replaceAll("\\s+", " "))
                .sorted()
                .reduce("", (all, line) -> all + line + "\n");
        String routes = (ip("route", "show") + "\n" + ip("-6", "route", "show"))
                .lines()
                .map(line -> line.replaceAll(" linkdown", "").strip())
                .filter(line -> !line.contains("fe80::") && !line.contains("proto kernel"))
                .sorted()
                .reduce("", (all, line) -> all + line + "\n");
        return links
                + addresses
                + routes
                + new NamespaceNames().list()
                + run(List.of("cat", "/proc/sys/net/ipv4/conf/all/forwarding"));
    }

    @Override
    public void close() throws IOException {
        for (String name : new NamespaceNames().list()) {
            new NamespaceNames().unpublish(name);
        }
        namespaces.close();
        host.close();
        outside.close();
    }
}
