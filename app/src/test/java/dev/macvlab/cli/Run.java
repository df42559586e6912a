package dev.macvlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.message.Language;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One command line that was run, with what it printed. */
record Run(int status, String out, String err) {
    static Run of(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> Main.run(args, out, err, false, Language.ENGLISH));
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The one JSON object on the one line that was printed. */
    JsonNode json() {
        assertEquals(out.length() - 1, out.indexOf('\n'), out);
        return JsonMapper.shared().readTree(out);
    }

    void isOneLineAndExit2(String... parts) {
        assertEquals(2, status, err);
        assertEquals("", out);
        assertTrue(err.startsWith("macvlab: ") && err.indexOf('\n') == err.length() - 1, err);
        assertFalse(err.contains("Exception") || err.contains("\tat "), err);
        for (String part : parts) {
            assertTrue(err.contains(part), err);
        }
    }
}
