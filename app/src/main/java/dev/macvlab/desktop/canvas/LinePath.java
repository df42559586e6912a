package dev.macvlab.desktop.canvas;

import java.util.List;
import javafx.scene.shape.PathElement;

/** Where a line runs, in pixels at scale 1. */
sealed interface LinePath permits Curve, RoundedPath {
    /** What a path draws it with. */
    List<PathElement> elements();

    /** The part of it that lies in the box, with a little more; all of it where none does. */
    LinePath within(Box box);

    /** Whether a piece of it lies in the box. */
    boolean crosses(Box box);
}
