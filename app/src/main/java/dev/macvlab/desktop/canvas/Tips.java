package dev.macvlab.desktop.canvas;

import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** Tooltips that come soon and stay long enough for a sentence. */
final class Tips {
    private static final double WIDTH = 320;

    private Tips() {}

    static Tooltip of(String text) {
        var tip = new Tooltip(text);
        tip.setShowDelay(Duration.millis(300));
        tip.setShowDuration(Duration.seconds(30));
        tip.setWrapText(true);
        tip.setMaxWidth(WIDTH);
        return tip;
    }
}
