package dev.macvlab.agent.client;

import dev.macvlab.linux.Mounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The namespaces of the test itself, as a machine whose only NIC {@code real0} is a cable with 10.5.0.1/24: new for each
 * test, and emptied after it.
 */
public final class OwnMachine implements BeforeEachCallback, AfterEachCallback {
    private final List<String> more;
    private String before = "";

    /**
     * @param more commands that add to the machine
     */
    public OwnMachine(String... more) {
        this.more = List.of(more);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        if (Files.readString(Path.of("/proc/self/uid_map")).strip().matches("0\\s+0\\s+4294967295")) {
            throw new IllegalStateException("this test runs in namespaces of its own only");
        }
        if (System.getProperty("macvlab.test.run") == null) {
            Mounts.tmpfs("/run");
            System.setProperty("macvlab.test.run", "covered");
        }
        run("ip link add real0 address 02:00:00:00:02:00 type veth peer name realfar0");
        run("ip link set realfar0 up");
        run("ip link set real0 up");
        run("ip addr add 10.5.0.1/24 dev real0");
        for (String command : more) {
            run(command);
        }
        remember();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (String line : run("ip -br link").lines().toList()) {
            run("ip link del " + line.split("[@ ]", 2)[0]);
        }
        run("ip -all netns delete");
        run("rm -rf /run/macvlab");
    }

    /** Runs a command whose words have blanks between them; returns what it says. */
    public static String run(String command) {
        try {
            Process process = new ProcessBuilder(command.split(" "))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(command, e);
        }
    }

    /** The links, addresses, routes and namespaces that are there, without what the kernel changes by itself. */
    public static String everything() {
        return run("ip -d -o link show").replaceAll("<[^>]*>|(state|promiscuity|qdisc|\\w+_timer) +\\S+", "")
                + run("ip -o -4 addr show")
                + run("ip route show")
                + run("ip netns list");
    }

    /** Takes what is there now for what is to be there afterwards. */
    public void remember() {
        before = everything();
    }

    /** What was there before. */
    public String before() {
        return before;
    }

    /** Whether it is as it was before. */
    public boolean isAsBefore() {
        return everything().equals(before);
    }
}
