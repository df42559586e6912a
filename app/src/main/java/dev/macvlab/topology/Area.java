package dev.macvlab.topology;

import org.jspecify.annotations.Nullable;

/**
 * A coloured rectangle behind the elements; drawing only.
 *
 * @param size width and height in pixels at scale 1
 * @param colour {@code #rrggbb}; null is the canvas's own choice
 */
public record Area(
        String label, Position at, Position size, @Nullable String colour, UnknownKeys extras) {}
