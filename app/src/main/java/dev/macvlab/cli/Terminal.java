package dev.macvlab.cli;

import dev.macvlab.message.Language;
import dev.macvlab.message.Message;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import tools.jackson.databind.json.JsonMapper;

/** Where a command prints: results to {@code out}, one-line errors to {@code err}. */
public final class Terminal {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_DIRECTIONAL_ISOLATE = '\u2069';

    /** A piece of a line; without a style it is printed plain. */
    public record Span(String text, @Nullable Style style) {
        public static Span plain(String text) {
            return new Span(text, null);
        }
    }

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean coloured;
    private Language language;

    Terminal(PrintWriter out, PrintWriter err, boolean coloured, Language language) {
        this.out = out;
        this.err = err;
        this.coloured = coloured;
        this.language = language;
    }

    Language language() {
        return language;
    }

    /** The message in the user's language. */
    String say(Message message) {
        return language.say(message);
    }

    /** Says everything in that language from now on. */
    void speak(Language wanted) {
        language = wanted;
    }

    /** Prints a message to standard output. */
    void line(Message message) {
        line(say(message));
    }

    /** Prints one line to standard output. */
    public void line(String text) {
        out.println(printable(text));
    }

    /** Prints one line of several pieces to standard output. */
    public void line(Span... spans) {
        for (Span span : spans) {
            String text = printable(span.text());
            out.print(coloured && span.style() != null ? span.style().on() + text + Ansi.Style.reset.on() : text);
        }
        out.println();
    }

    /** Prints one JSON object on one line to standard output. */
    public void json(Map<String, ?> object) {
        out.println(JSON.writeValueAsString(object));
    }

    /** Prints a message to standard error, behind the program's name. */
    void error(Message message) {
        error(say(message));
    }

    /** Prints one line to standard error, behind the program's name. */
    public void error(String text) {
        err.println("macvlab: " + printable(text));
    }

    /** For what prints by itself: picocli, a stack trace. */
    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    void flush() {
        out.flush();
        err.flush();
    }

    /**
     * The text on one line and without control characters, so that a name in a file can't steer the terminal. What
     * isolates the direction of a name from the rest of the line stays where it is closed again.
     */
    public static String printable(String text) {
        BitSet isolating = isolating(text);
        var safe = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (steers(c) && !isolating.get(at)) {
                safe.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                safe.appendCodePoint(c);
            }
            at += Character.charCount(c);
        }
        return safe.toString();
    }

    /** Where a first strong isolate begins and ends (Unicode Standard Annex #9), unless it has only one of the two. */
    private static BitSet isolating(String text) {
        var paired = new BitSet();
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == FIRST_STRONG_ISOLATE) {
                open.push(i);
            } else if (text.charAt(i) == POP_DIRECTIONAL_ISOLATE && !open.isEmpty()) {
                paired.set(open.pop());
                paired.set(i);
            }
        }
        return paired;
    }

    /** How many columns of a terminal a text takes: a Chinese character takes two (Unicode Standard Annex #11). */
    static int columns(String text) {
        return text.codePoints()
                .filter(c -> c != FIRST_STRONG_ISOLATE && c != POP_DIRECTIONAL_ISOLATE)
                .map(c -> Character.isIdeographic(c) || (c >= 0x3000 && c <= 0x303f) || (c >= 0xff00 && c <= 0xff60)
                        ? 2
                        : 1)
                .sum();
    }

    /** Control characters, line and paragraph separators, and marks that turn the direction of text. */
    private static boolean steers(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> c != 0x200c && c != 0x200d;
            default -> false;
        };
    }
}
