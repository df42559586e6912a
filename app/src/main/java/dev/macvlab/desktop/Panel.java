package dev.macvlab.desktop;

/** What the panel below the drawing shows. */
enum Panel {
    PROBLEMS,
    REACHABILITY,
    TABLE,
    JSON
}
