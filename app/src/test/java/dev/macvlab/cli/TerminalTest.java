package dev.macvlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.macvlab.message.Language;
import dev.macvlab.message.Message;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What reaches the terminal of a text. */
class TerminalTest {
    private static final String HEBREW = "\u05d0\u05d1";

    /** A name that is written from right to left must not turn what stands around it. */
    @Test
    void whatIsolatesANameStaysInvisible() {
        var err = new StringWriter();
        var terminal = new Terminal(
                new PrintWriter(new StringWriter()), new PrintWriter(err, true), false, Language.of(Locale.CHINESE));
        terminal.error(Message.of("edit.delete", HEBREW));
        assertEquals("macvlab: 删除 \u2068" + HEBREW + "\u2069\n", err.toString());
        assertEquals(2, Terminal.columns("\u2068" + HEBREW + "\u2069"));
    }

    @Test
    void aNameCanNotLeaveAnIsolateOpenNorCloseOneThatIsNot() {
        assertEquals("a\\u2068b", Terminal.printable("a\u2068b"));
        assertEquals("a\\u2069b", Terminal.printable("a\u2069b"));
        assertEquals("\\u2068\u2068a\u2069", Terminal.printable("\u2068\u2068a\u2069"));
        assertEquals("\u2068a\u2069b\\u2069", Terminal.printable("\u2068a\u2069b\u2069"));
    }

    @Test
    void whatSteersTheTerminalIsWrittenOut() {
        assertEquals("\\u001b[31m\\u000a\\u202e\\u2066🦆", Terminal.printable("\u001b[31m\n\u202e\u2066🦆"));
        assertEquals("\u2068\\u202ea\u2069", Terminal.printable("\u2068\u202ea\u2069"));
    }
}
