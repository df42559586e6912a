package dev.macvlab.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Holds check and forecast against the kernel that the test runs on. */
final class Truths {
    private Truths() {}

    /** What the labs of those seeds had in them; fails where check, forecast and kernel say different things. */
    static Coverage examined(String seeds) throws IOException {
        var coverage = new Coverage();
        var findings = new ByteArrayOutputStream();
        boolean agrees;
        try (var out = new PrintStream(findings, true, StandardCharsets.UTF_8)) {
            agrees = new TruthBench(seeds).examine(coverage, out);
        }
        assertTrue(agrees, findings.toString(StandardCharsets.UTF_8));
        return coverage;
    }
}
