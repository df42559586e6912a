package dev.macvlab.bench;

import javafx.scene.Parent;

/** A large drawing on the screen, as the frame times of {@link CanvasBench} need it. */
interface Shown {
    /** How much of it is seen. */
    enum Distance {
        /** All of it. */
        FIT,
        /** At 60 %. */
        MIDDLE,
        /** At 100 %. */
        CLOSE;

        /** The scale that the middle of the drawing is shown at; of no meaning for {@link #FIT}. */
        double scale() {
            return this == MIDDLE ? 0.6 : 1;
        }
    }

    Parent root();

    /** Shows that much, with the middle of the drawing in the middle, and nothing selected. */
    void look(Distance distance);

    void pan(double dx, double dy);

    /** Zooms by a turn of the wheel, around the middle of the view. */
    void zoom(double turn);

    /** Takes hold of so many elements in the middle. */
    void grab(int count);

    /** Drags what is held to that distance from where it was. */
    void drag(double dx, double dy);

    /** Puts what is held back. */
    void drop();

    void selectAll(boolean selected);
}
