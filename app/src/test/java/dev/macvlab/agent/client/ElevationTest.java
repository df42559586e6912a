package dev.macvlab.agent.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.agent.protocol.HostOrder;
import dev.macvlab.agent.protocol.Target;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How an agent becomes root: the exact arguments, and no shell among them. */
class ElevationTest {
    private static final List<String> COMMAND =
            List.of("/opt/java/bin/java", "-cp", "/opt/a b;c.jar", "dev.macvlab.Launcher", "agent", "--target", "host");

    @Test
    void pkexecGetsTheAbsolutePathAndTheArgumentsAsTheyAre() {
        assertEquals(
                List.of(
                        "/usr/bin/pkexec",
                        "--disable-internal-agent",
                        "/opt/java/bin/java",
                        "-cp",
                        "/opt/a b;c.jar",
                        "dev.macvlab.Launcher",
                        "agent",
                        "--target",
                        "host"),
                Elevation.PKEXEC.vector(Path.of("/usr/bin/pkexec"), COMMAND));
    }

    @Test
    void sudoGetsThemBehindTwoDashes() {
        List<String> vector = Elevation.SUDO.vector(Path.of("/usr/bin/sudo"), COMMAND);
        assertEquals(List.of("/usr/bin/sudo", "--"), vector.subList(0, 2));
        assertEquals(COMMAND, vector.subList(2, vector.size()));
    }

    @Test
    void sudoCanAskInAWindowOfItsOwn() {
        List<String> vector = Elevation.SUDO_WINDOW.vector(Path.of("/usr/bin/sudo"), COMMAND);
        assertEquals(List.of("/usr/bin/sudo", "--askpass", "--"), vector.subList(0, 3));
        assertEquals(COMMAND, vector.subList(3, vector.size()));
    }

    @Test
    void aWindowIsAskedInByWhateverIsInstalledAndCanAsk() {
        assertEquals(Elevation.PKEXEC, Elevation.inWindow(false, _ -> true, true, true));
        assertEquals(Elevation.SUDO_WINDOW, Elevation.inWindow(false, each -> each == Elevation.SUDO, true, true));
        assertEquals(Elevation.SUDO, Elevation.inWindow(false, each -> each == Elevation.SUDO, false, true));
        assertEquals(Elevation.PKEXEC, Elevation.inWindow(false, each -> each == Elevation.SUDO, false, false));
        assertEquals(Elevation.PKEXEC, Elevation.inWindow(false, _ -> false, true, true));
    }

    /** The words are those of pkexec 122 and sudo 1.9. */
    @Test
    void whoIsRefusedIsToldWhatToDo() {
        assertTold(
                "The rights of root were not given. Apply again and say yes, or use the sandbox.",
                Elevation.PKEXEC,
                126,
                "Error executing command as another user: Request dismissed");
        assertTold(
                "Nothing on this desktop can ask for a password: no polkit authentication agent is running."
                        + " Start one, such as lxpolkit, or use macvlab apply in a terminal.",
                Elevation.PKEXEC,
                127,
                "Error executing command as another user: No authentication agent found.");
        assertTold(
                "sudo gave no rights of root: 3 incorrect password attempts. Try again, with the right password.",
                Elevation.SUDO_WINDOW,
                1,
                "Sorry, try again. / Sorry, try again. / sudo: 3 incorrect password attempts");
        assertTold(
                "sudo gave no rights of root: no password was provided. Start it in a terminal where sudo can ask for"
                        + " your password, or as root; a sandbox needs neither.",
                Elevation.SUDO_WINDOW,
                1,
                "sudo: no password was provided");
    }

    private static void assertTold(String words, Elevation elevation, int status, String complaints) {
        AgentException told = Launch.of(Target.HOST, elevation).diagnose(status, complaints);
        assertEquals(
                words,
                told.why().english() + " "
                        + Objects.requireNonNull(told.remedy()).english());
    }

    @Test
    void whoIsRootAlreadyNeedsNeither() {
        assertEquals(COMMAND, Elevation.NONE.vector(Path.of("/"), COMMAND));
        assertEquals(Elevation.NONE, Elevation.onTerminal(true));
        assertEquals(Elevation.SUDO, Elevation.onTerminal(false));
        assertEquals(Elevation.NONE, Elevation.inWindow(true, _ -> true, true, true));
    }

    @Test
    void aProgramWithoutAnAbsolutePathIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Elevation.PKEXEC.vector(Path.of("/usr/bin/pkexec"), List.of("java", "agent")));
    }

    @Test
    void theAgentOnTheMachineItselfIsThisProgramAgainWithAbsolutePaths() {
        List<String> command = Launch.of(Target.HOST, Elevation.PKEXEC).command();
        int java = command.indexOf(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        assertTrue(java >= 0, command.toString());
        assertEquals(
                List.of("dev.macvlab.Launcher", "agent", "--target", "host"),
                command.subList(command.size() - 4, command.size()));
        // A terminal's interrupt has to let it leave this machine in order.
        assertFalse(command.contains("-Xrs"));
        String classPath = command.get(command.indexOf("-cp") + 1);
        assertTrue(
                List.of(classPath.split(":")).stream()
                        .allMatch(each -> Path.of(each).isAbsolute()),
                classPath);
    }

    @Test
    void whatPropertiesNameIsNotRunAsRoot() {
        Map<String, String> named = Map.of(
                "jna.boot.library.path", "/tmp/mine",
                "jna.library.path", "/tmp/mine",
                "macvlab.agent.classPath", "/tmp/mine/any.jar");
        Map<String, String> before = new HashMap<>();
        named.keySet().forEach(key -> before.put(key, System.getProperty(key)));
        named.forEach(System::setProperty);
        try {
            for (Elevation each : List.of(Elevation.PKEXEC, Elevation.SUDO, Elevation.SUDO_WINDOW)) {
                String command = String.join(" ", Launch.of(Target.HOST, each).command());
                assertFalse(command.contains("/tmp/mine"), command);
            }
            String own = String.join(" ", Launch.of(Target.HOST, Elevation.NONE).command());
            assertTrue(own.contains("-Djna.library.path=/tmp/mine"), own);
        } finally {
            before.forEach((key, value) -> {
                if (value == null) {
                    System.clearProperty(key);
                } else {
                    System.setProperty(key, value);
                }
            });
        }
    }

    @Test
    void aFilesNameBecomesALabs() {
        assertEquals("two-bridges", HostOrder.labName("Two bridges.macvlab.json"));
        assertEquals("lab", HostOrder.labName("实验.macvlab.json"));
        assertEquals("a".repeat(30), HostOrder.labName("a".repeat(40)));
    }
}
