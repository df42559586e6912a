package dev.macvlab.agent.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.macvlab.agent.protocol.AgentCommand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real command line of an account without any privilege, which comes to its agent through the real {@code sudo}: in
 * namespaces of its own, where {@code sudo} finds rules that allow exactly the agent's command, and a cable is the NIC.
 */
@Tag("agent")
class SudoTest {
    private static final String NOBODY = "65534";

    private static final String LAB = """
        {"format": "macvlab/1", "namespaces": [{"name": "ns1"}, {"name": "ns2"}], "interfaces": [
          {"kind": "nic", "name": "eth0"},
          {"kind": "macvlan", "name": "mac1", "namespace": "ns1", "parent": "eth0", "mode": "bridge", "addresses": ["192.168.56.1/24"]},
          {"kind": "macvlan", "name": "mac2", "namespace": "ns2", "parent": "eth0", "mode": "bridge", "addresses": ["192.168.56.2/24"]}]}
        """;

    /** Shows the program and the rules at places that every account may read, and plays the machine. */
    private static final String MACHINE = """
        files=$1 classes=$2 libraries=$3 jdk=$4 account=$5
        mount -t tmpfs none /run
        mkdir -p /run/netns /run/macvlab-test/classes /run/macvlab-test/lib /run/macvlab-test/jdk
        mount --bind "$classes" /run/macvlab-test/classes
        mount --bind "$libraries" /run/macvlab-test/lib
        mount --bind "$jdk" /run/macvlab-test/jdk
        cp "$files/lab.macvlab.json" "$files/rules" /run/macvlab-test/
        chmod 440 /run/macvlab-test/rules
        mount --bind /run/macvlab-test/rules /etc/sudoers
        ip link set lo up
        ip link add real0 type veth peer name far0
        ip link set far0 up
        ip link set real0 up
        ip address add 10.5.0.1/24 dev real0
        cd /run/macvlab-test
        macvlab() {
          local status=0
          setpriv --reuid="$account" --regid="$account" --clear-groups env -i PATH="$PATH" HOME=/run/macvlab-test \\
            jdk/bin/java --enable-native-access=ALL-UNNAMED -cp "$(cat "$files/classpath")" dev.macvlab.Launcher "$@" \\
            </dev/null 2>&1 || status=$?
          echo "exit $status"
        }
        """;

    @TempDir
    private Path files;

    @BeforeEach
    void onlyWhereRootCanBecomeAnybody() throws Exception {
        assumeTrue(
                Files.readString(Path.of("/proc/self/uid_map")).strip().matches("0\\s+0\\s+4294967295")
                        && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
                "only root can start a program as somebody who then asks sudo");
        assumeTrue(Elevation.SUDO.find().isPresent(), "sudo is not installed (Debian: apt-get install sudo)");
        assumeTrue(
                Files.readAllLines(Path.of("/etc/passwd")).stream()
                        .anyMatch(line -> line.split(":", -1)[2].equals(NOBODY)),
                "no account has the number " + NOBODY);
    }

    /** Runs lines on the machine; {@code tag} says whether the rules ask for a password. */
    private String onTheMachine(String tag, String lines) throws Exception {
        Path libraries = Path.of("target/lib").toAbsolutePath();
        List<String> classPath = new ArrayList<>(List.of("/run/macvlab-test/classes"));
        try (var jars = Files.list(libraries)) {
            jars.map(jar -> "/run/macvlab-test/lib/" + jar.getFileName())
                    .sorted()
                    .forEach(classPath::add);
        }
        List<String> agent = new ArrayList<>(AgentCommand.elevated(List.of("--target", "host")));
        agent.removeIf(word -> word.startsWith("-XX:AOTCache="));
        agent.set(0, "/run/macvlab-test/jdk/bin/java");
        agent.set(agent.indexOf("-cp") + 1, String.join(":", classPath));
        Files.writeString(files.resolve("lab.macvlab.json"), LAB);
        Files.writeString(files.resolve("classpath"), String.join(":", classPath));
        Files.writeString(
                files.resolve("rules"),
                "Defaults env_reset, use_pty\n#" + NOBODY + " ALL=(root) " + tag + ": "
                        + agent.stream().map(SudoTest::escaped).collect(Collectors.joining(" ")) + "\n");
        Files.writeString(files.resolve("machine.sh"), MACHINE + lines);
        Process process = new ProcessBuilder(
                        "unshare",
                        "--net",
                        "--mount",
                        "bash",
                        "-eu",
                        files.resolve("machine.sh").toString(),
                        files.toString(),
                        Path.of("target/classes").toAbsolutePath().toString(),
                        libraries.toString(),
                        System.getProperty("java.home"),
                        NOBODY)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    /** A word of a command as rules for sudo have it (sudoers(5)). */
    private static String escaped(String word) {
        return word.replaceAll("[,:=\\\\*?\\[\\]]", "\\\\$0");
    }

    @Test
    void aLabIsAppliedListedAndTakenDown() throws Exception {
        String said = onTheMachine("NOPASSWD", """
            machine() { ip -br link | cut -d" " -f1; ip -o -4 address; ip netns; }
            machine > before
            macvlab apply lab.macvlab.json --target host --bind eth0=real0
            macvlab status
            ip netns exec ns1 ping -c 1 -W 2 192.168.56.2
            macvlab teardown lab
            macvlab status
            machine | cmp before && echo "as before"
            """);
        assertTrue(said.contains("The lab lab stands on this machine ("), said);
        assertTrue(said.contains("lab: standing, on eth0=real0\n  namespace ns1\n  namespace ns2\n"), said);
        assertTrue(said.contains("What is inside its namespaces only root can see."), said);
        assertTrue(said.contains(" 0% packet loss"), said);
        assertTrue(said.contains("The lab lab is gone ("), said);
        assertTrue(said.contains("No lab stands on this machine.\nexit 0\nas before\n"), said);
        assertEquals(4, said.split("exit 0\n", -1).length - 1, said);
    }

    @Test
    void aPasswordThatCanNotBeAskedForIsSaidInOneLineWithTheRemedy() throws Exception {
        String said = onTheMachine("PASSWD", """
            macvlab apply lab.macvlab.json --target host --bind eth0=real0
            """);
        assertTrue(said.matches("""
            macvlab: .*sudo gave no rights of root: a password is required\\. Start it in a terminal .*
            exit 1
            """), said);
    }
}
