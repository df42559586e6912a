package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Live;
import dev.macvlab.topology.Ref;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;

/**
 * What is drawn, or the part of it that is selected, for slides and papers: at its own size, in the colours of the
 * window, without grid and marks of selection. To be used on the JavaFX thread.
 */
public final class PictureExport {
    /** How it is written to a file. */
    public enum Format {
        SVG,
        PNG
    }

    private static final double MARGIN = 24;
    private static final double SHARP = 2;
    private static final double LONGEST_SIDE = 8192;
    private static final DataFormat SVG_FORMAT = format("image/svg+xml");

    private final CanvasView view;
    private final Box part;
    private final String title;

    private PictureExport(CanvasView view, Box part, String title) {
        this.view = view;
        this.part = part;
        this.title = title;
    }

    private static DataFormat format(String mime) {
        DataFormat known = DataFormat.lookupMimeType(mime);
        return known == null ? new DataFormat(mime) : known;
    }

    /** All that {@code shown} shows; empty when there is nothing. */
    static Optional<PictureExport> ofAll(Surface shown, Live live) {
        return shown.canvasLayout().bounds().map(part -> make(shown, live, part, _ -> true));
    }

    /** What is selected, with what is in it; empty when that is nothing. */
    static Optional<PictureExport> ofSelection(Surface shown, Live live) {
        Predicate<CanvasKey> wanted = key -> shown.layers().isSelected(key)
                || (key instanceof CanvasKey.Element(Ref ref)
                        && shown.selection().refs().contains(Ref.top(ref.place()))
                        && !ref.place().equals(Ref.HOST));
        return Box.around(shown.canvasLayout().figures().values().stream()
                        .filter(figure -> wanted.test(figure.key()))
                        .map(Figure::box)
                        .toList())
                .map(part -> make(shown, live, part, wanted));
    }

    private static PictureExport make(Surface shown, Live live, Box part, Predicate<CanvasKey> wanted) {
        Document document = shown.document();
        var view = new CanvasView(
                new Document(document.topology(), null), live, shown.view().words());
        var root = new StackPane(view);
        Scene window = shown.view().getScene();
        root.getStyleClass().setAll(window.getRoot().getStyleClass());
        root.getStyleClass().add("picture");
        Box framed = part.grown(MARGIN);
        var scene = new Scene(root, Math.ceil(framed.width()), Math.ceil(framed.height()));
        scene.getStylesheets().setAll(window.getStylesheets());
        root.applyCss();
        root.layout();
        view.pose(framed, wanted);
        // What was made by now has its styles and its places after one more round.
        root.applyCss();
        root.layout();
        return new PictureExport(view, framed, document.topology().name());
    }

    /** As a bitmap, twice as fine as on the screen; a very large drawing is made smaller. */
    public WritableImage image() {
        double longest = Math.max(part.width(), part.height());
        double scale = Math.min(SHARP, LONGEST_SIDE / longest);
        var how = new SnapshotParameters();
        how.setTransform(new Scale(scale, scale));
        return view.snapshot(how, null);
    }

    /** As SVG. */
    public String svg() {
        return Svg.of(view, view.getWidth(), view.getHeight(), title);
    }

    /** What makes the bytes of a file; it may be called on another thread. */
    public Callable<byte[]> file(Format format) {
        return switch (format) {
            case SVG -> {
                String svg = svg();
                yield () -> svg.getBytes(StandardCharsets.UTF_8);
            }
            case PNG -> {
                WritableImage image = image();
                yield () -> Png.of(image);
            }
        };
    }

    /** For the clipboard: the bitmap, and the SVG for who can take it. */
    public ClipboardContent clip() {
        var content = new ClipboardContent();
        content.putImage(image());
        content.put(SVG_FORMAT, svg());
        return content;
    }
}
