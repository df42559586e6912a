package dev.macvlab.desktop.toolkit;

import javafx.application.Platform;

/** The one door to the JavaFX thread; what throws there reaches its uncaught-exception handler. */
public final class FxThread {
    private FxThread() {}

    /** Runs {@code work} on the JavaFX thread: now when this is it, else soon. */
    public static void run(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    }

    /** Runs {@code work} on the JavaFX thread once what goes on there now is over. */
    public static void later(Runnable work) {
        Platform.runLater(work);
    }
}
