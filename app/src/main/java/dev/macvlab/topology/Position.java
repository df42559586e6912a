package dev.macvlab.topology;

/** A place on the canvas, in pixels at scale 1; of an element in a container relative to the container. */
public record Position(double x, double y) {
    public Position plus(double dx, double dy) {
        return new Position(x + dx, y + dy);
    }
}
