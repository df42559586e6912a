package dev.macvlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The program as it is started. */
class LauncherTest {
    private record Run(int status, String out, String err) {
        static Run of(String... args) throws Exception {
            List<String> command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.macvlab.Launcher"));
            command.addAll(List.of(args));
            var builder = new ProcessBuilder(command);
            builder.environment().remove("DISPLAY");
            Process process = builder.start();
            process.getOutputStream().close();
            byte[] out = process.getInputStream().readAllBytes();
            byte[] err = process.getErrorStream().readAllBytes();
            return new Run(
                    process.waitFor(),
                    new String(out, StandardCharsets.UTF_8),
                    new String(err, StandardCharsets.UTF_8));
        }
    }

    @Test
    void aLabThatComesWithTheProductHasNoError() throws Exception {
        Run run = Run.of("check", "labs/bridge.macvlab.json");
        assertEquals(0, run.status(), run.out() + run.err());
        assertEquals("", run.err());
    }

    @Test
    void aMissingFileIsOneLineAndExit2() throws Exception {
        Run run = Run.of("check", "nowhere.macvlab.json");
        assertEquals(2, run.status());
        assertEquals("macvlab: nowhere.macvlab.json: there is no such file; check the name\n", run.err());
        assertEquals("", run.out());
    }

    @Test
    void aWordThatIsNeitherCommandNorFileOpensNoWindow() throws Exception {
        Run run = Run.of("chekc");
        assertEquals(2, run.status());
        assertEquals("macvlab: 'chekc' is neither a command nor a file (macvlab --help tells more)\n", run.err());
    }

    @Test
    void theForecastIsUtf8WhateverTheLocale() throws Exception {
        Run run = Run.of("forecast", "labs/vepa.macvlab.json");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("ns1 → 192.168.56.123"), run.out());
    }
}
