package dev.macvlab.agent.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
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
    void aFilesNameBecomesALabs() {
        assertEquals("two-bridges", HostOrder.labName("Two bridges.macvlab.json"));
        assertEquals("lab", HostOrder.labName("实验.macvlab.json"));
        assertEquals("a".repeat(30), HostOrder.labName("a".repeat(40)));
    }
}
