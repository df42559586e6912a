package dev.macvlab.desktop.model;

/** In which colours the user wants the window. */
public enum Theme {
    LIGHT,
    DARK,
    /** As the system has them. */
    SYSTEM
}
