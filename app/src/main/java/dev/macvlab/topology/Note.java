package dev.macvlab.topology;

/** A text on the canvas; drawing only. */
public record Note(String text, Position at, UnknownKeys extras) {}
