package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.text.Words;
import dev.macvlab.desktop.toolkit.Icon;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Ref;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The small round handles at the element under the pointer: one draws a link, the other a probe. */
final class Handles {
    static final String LINK = "handle-link";
    static final String PING = "handle-ping";

    private static final double SIZE = 18;
    private static final double REACH = 14;

    private final Region link;
    private final Region ping;
    private @Nullable Ref at;
    private @Nullable Box box;

    Handles(Words words) {
        link = handle(LINK, Icon.LINK, words.say(Message.of("canvas.handle.link")));
        ping = handle(PING, Icon.PROBE, words.say(Message.of("canvas.handle.ping")));
    }

    private static Region handle(String id, Icon icon, String tip) {
        var handle = new Pane();
        handle.setId(id);
        handle.getStyleClass().addAll("handle", id);
        Node drawing = icon.node(12);
        drawing.relocate((SIZE - 12) / 2, (SIZE - 12) / 2);
        handle.getChildren().add(drawing);
        handle.setManaged(false);
        handle.setVisible(false);
        handle.resize(SIZE, SIZE);
        javafx.scene.control.Tooltip.install(handle, Tips.of(tip));
        return handle;
    }

    Region link() {
        return link;
    }

    Region ping() {
        return ping;
    }

    /** The element that the handles belong to; null while none are shown. */
    @Nullable
    Ref at() {
        return at;
    }

    /** Whether the pointer is still near enough for the handles to stay. */
    boolean holds(double x, double y, double scale) {
        return box != null && box.grown(REACH / Math.min(1, scale)).contains(x, y);
    }

    /** Shows what can be drawn from that figure; nothing for null. */
    void show(@Nullable Figure figure, Index index, double scale) {
        at = figure != null && figure.key() instanceof CanvasKey.Element(Ref ref) ? ref : null;
        box = figure == null ? null : figure.box();
        boolean links = figure instanceof Figure.Card || figure instanceof Figure.HostBox;
        boolean pings = at != null && ProbeEndpoints.canPing(index, at);
        link.setVisible(links);
        ping.setVisible(pings);
        if (figure == null) {
            return;
        }
        Box around = figure.box();
        if (figure instanceof Figure.HostBox) {
            place(link, around.x(), around.centerY(), scale);
        } else {
            place(link, around.centerX(), around.y(), scale);
        }
        place(ping, around.right(), figure.isContainer() ? around.y() + 20 : around.centerY(), scale);
    }

    /** Keeps the handles at the same size on the screen. */
    void rescale(double scale) {
        for (Region handle : List.of(link, ping)) {
            handle.setScaleX(1 / Math.min(1, scale));
            handle.setScaleY(1 / Math.min(1, scale));
        }
    }

    private void place(Region handle, double x, double y, double scale) {
        handle.relocate(x - SIZE / 2, y - SIZE / 2);
        rescale(scale);
    }
}
