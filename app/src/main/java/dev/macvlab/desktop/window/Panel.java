package dev.macvlab.desktop.window;

/** What the panel below the drawing shows. */
enum Panel {
    PROBLEMS,
    REACHABILITY,
    TABLE,
    JSON
}
