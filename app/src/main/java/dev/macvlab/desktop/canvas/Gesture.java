package dev.macvlab.desktop.canvas;

import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;

/**
 * One thing that the mouse does from press to release. Until its end nothing of the document is changed; it ends in at
 * most one edit, and cancelled in none.
 */
sealed interface Gesture permits LineGesture, MarqueeGesture, MoveGesture, PanGesture, ResizeGesture {
    /** The pointer is now at that place of the world. */
    void drag(double x, double y, MouseEvent event);

    /** The button was released there. */
    void end(double x, double y, MouseEvent event);

    /** Everything is as it was before. */
    void cancel();

    /** What the pointer looks like meanwhile. */
    Cursor cursor();
}
