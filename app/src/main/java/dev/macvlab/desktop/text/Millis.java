package dev.macvlab.desktop.text;

import java.util.Locale;

/** Round-trip times as they are shown. */
public final class Millis {
    private Millis() {}

    /** A time in microseconds as milliseconds, with the digits that mean something. */
    public static String of(long micros) {
        double millis = micros / 1000.0;
        String format = millis < 10 ? "%.2f ms" : millis < 100 ? "%.1f ms" : "%.0f ms";
        return String.format(Locale.ROOT, format, millis);
    }
}
