package dev.macvlab.cli;

import java.io.PrintWriter;

/** Where a command prints: results to {@code out}, one-line errors to {@code err}. */
public record Terminal(PrintWriter out, PrintWriter err) {
    /** Prints one line to standard output. */
    public void line(String text) {
        out.println(printable(text));
    }

    /** Prints one line to standard error, behind the program's name. */
    public void error(String text) {
        err.println("macvlab: " + printable(text));
    }

    /** The text on one line and without control characters, so that a name in a file can't steer the terminal. */
    public static String printable(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c)
                    || c == '\u2028'
                    || c == '\u2029'
                    || Character.getType(c) == Character.FORMAT) {
                safe.append(String.format("\\u%04x", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
