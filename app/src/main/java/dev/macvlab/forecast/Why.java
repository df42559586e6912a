package dev.macvlab.forecast;

/**
 * Why something fails.
 *
 * @param summary a clause of at most about forty characters
 * @param reason a whole sentence
 */
record Why(String summary, String reason) {}
