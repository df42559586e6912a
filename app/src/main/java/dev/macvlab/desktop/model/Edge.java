package dev.macvlab.desktop.model;

import java.util.Locale;

/** Which edges or middles of elements are brought in line. */
public enum Edge {
    LEFT,
    CENTRE,
    RIGHT,
    TOP,
    MIDDLE,
    BOTTOM;

    /** Its word in titles and ids. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
