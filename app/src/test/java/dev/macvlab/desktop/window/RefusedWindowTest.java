package dev.macvlab.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window in a user namespace whose limit on further ones is 0, as an administrator sets it for a machine. */
@Tag("agent")
class RefusedWindowTest {
    @Test
    void aMachineThatGivesNoSandboxIsSaidWithTheRemedyAndTheDrawingStays(@TempDir Path folder)
            throws IOException, InterruptedException {
        // A screen of its own: without a window manager, a program that ends takes the focus of the others' windows
        // along.
        Process window = new ProcessBuilder(
                        "xvfb-run",
                        "-a",
                        "-s",
                        "-screen 0 1920x1200x24 -r",
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "sh",
                        "-c",
                        "echo 0 > /proc/sys/user/max_user_namespaces && exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dprism.order=sw",
                        "-Dmacvlab.screenshots=" + System.getProperty("macvlab.screenshots", folder.toString()),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RefusedWindow.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(window.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, window.waitFor());
        assertEquals(
                List.of(
                        "User namespaces are switched off (user.max_user_namespaces is 0).",
                        "Allow them: sudo sysctl -w user.max_user_namespaces=10000.",
                        "3 interfaces"),
                printed.lines().toList());
    }
}
