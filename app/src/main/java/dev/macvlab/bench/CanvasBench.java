package dev.macvlab.bench;

import dev.macvlab.desktop.Document;
import dev.macvlab.desktop.NothingApplied;
import dev.macvlab.desktop.Selection;
import dev.macvlab.desktop.canvas.CanvasView;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

/**
 * Draws a large lab and measures the time between frames, at full speed and without waiting for the screen: medians in
 * milliseconds, of panning, zooming, dragging and selecting, seen from afar, from the middle and close up.
 */
final class CanvasBench {
    private static final double WIDTH = 1400;
    private static final double HEIGHT = 900;
    private static final int FRAMES = 60;
    private static final int WARM_UP = 10;
    private static final double MIDDLE = 0.6;
    private static final double TITLE = 0.1;
    private static final int MANY = 100;

    private record Part(String name, Runnable before, IntConsumer frame, Runnable after) {}

    private final Topology topology;
    private final Ref dragged;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final Queue<Part> parts = new ArrayDeque<>();
    private final CountDownLatch done = new CountDownLatch(1);

    @SuppressWarnings("NullAway.Init")
    private CanvasView view;

    @SuppressWarnings("NullAway.Init")
    private Document document;

    /** @param nodes namespaces and children together */
    CanvasBench(int nodes) {
        topology = LargeLab.of(Math.max(1, nodes / 2));
        dragged = LargeLab.middle(topology);
        figures.put("nodes", (double) nodes);
    }

    void run(boolean json, PrintStream out) {
        System.setProperty("javafx.animation.fullspeed", "true");
        System.setProperty("prism.vsync", "false");
        Platform.startup(this::open);
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
        String text = figures.entrySet().stream()
                .map(each -> (json ? "\"" + each.getKey() + "\":" : each.getKey() + " ")
                        + String.format(Locale.ROOT, "%.1f", each.getValue()))
                .collect(Collectors.joining(json ? "," : System.lineSeparator()));
        out.println(json ? "{" + text + "}" : text);
    }

    private void open() {
        long began = System.nanoTime();
        document = new Document(topology, null);
        view = new CanvasView(document, new NothingApplied());
        var scene = new Scene(view, WIDTH, HEIGHT);
        for (String sheet : List.of("macvlab", "canvas")) {
            scene.getStylesheets()
                    .add(Objects.requireNonNull(getClass().getResource("/dev/macvlab/css/" + sheet + ".css"))
                            .toExternalForm());
        }
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        plan();
        new AnimationTimer() {
            private int opened;

            @Override
            public void handle(long now) {
                // The first call comes before the first frame, the second behind it.
                if (++opened == 2) {
                    figures.put("openMillis", (System.nanoTime() - began) / 1e6);
                    stop();
                    next();
                }
            }
        }.start();
    }

    private void plan() {
        plan("fit", () -> view.fit());
        plan("middle", () -> look(MIDDLE));
        plan("close", () -> look(1));
    }

    private void plan(String where, Runnable look) {
        parts.add(new Part(where + "Pan", look, frame -> scroll(frame % 2 == 0 ? 24 : -8, 4, false), () -> {}));
        parts.add(new Part(where + "Zoom", look, frame -> scroll(0, frame % 20 < 10 ? 20 : -20, true), () -> {}));
        parts.add(drag(where + "DragOne", look, 1));
        parts.add(drag(where + "DragMany", look, MANY));
        parts.add(new Part(
                where + "SelectAll",
                look,
                frame -> {
                    if (frame % 2 == 0) {
                        view.actions().selectAll();
                    } else {
                        document.select(Selection.NONE);
                    }
                },
                () -> document.select(Selection.NONE)));
    }

    private void look(double scale) {
        view.zoomTo100();
        view.zoomBy(scale);
        document.select(dragged);
        view.actions().reveal();
        document.select(Selection.NONE);
    }

    private Part drag(String name, Runnable look, int count) {
        double[] start = new double[2];
        return new Part(
                name,
                () -> {
                    look.run();
                    document.select(new Selection(LargeLab.some(topology, dragged, count), java.util.Set.of()));
                },
                frame -> {
                    if (frame == 0) {
                        Bounds at = view.boundsOf(dragged);
                        start[0] = at == null ? WIDTH / 2 : at.getCenterX();
                        start[1] = at == null ? HEIGHT / 2 : at.getMinY() + at.getHeight() * TITLE;
                        mouse(MouseEvent.MOUSE_PRESSED, start[0], start[1]);
                    }
                    mouse(MouseEvent.MOUSE_DRAGGED, start[0] + 6 + frame, start[1] + 6 + frame / 2.0);
                },
                () -> {
                    view.cancelGesture();
                    mouse(MouseEvent.MOUSE_RELEASED, start[0], start[1]);
                    document.select(Selection.NONE);
                });
    }

    private void next() {
        Part part = parts.poll();
        if (part == null) {
            Runtime.getRuntime().gc();
            Runtime runtime = Runtime.getRuntime();
            figures.put("heapMegabytes", (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
            done.countDown();
            return;
        }
        part.before().run();
        new AnimationTimer() {
            private final List<Double> between = new ArrayList<>();
            private int frame = -WARM_UP;
            private long last;

            @Override
            public void handle(long now) {
                long at = System.nanoTime();
                if (frame > 1) {
                    between.add((at - last) / 1e6);
                }
                last = at;
                if (frame == FRAMES) {
                    stop();
                    part.after().run();
                    between.sort(null);
                    figures.put(part.name(), between.get(between.size() / 2));
                    next();
                    return;
                }
                if (frame >= 0) {
                    part.frame().accept(frame);
                }
                frame++;
            }
        }.start();
    }

    private void scroll(double dx, double dy, boolean control) {
        view.fireEvent(new ScrollEvent(
                ScrollEvent.SCROLL,
                WIDTH / 2,
                HEIGHT / 2,
                WIDTH / 2,
                HEIGHT / 2,
                false,
                control,
                false,
                false,
                true,
                false,
                dx,
                dy,
                dx,
                dy,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null));
    }

    private void mouse(EventType<MouseEvent> type, double x, double y) {
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        view.fireEvent(new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                true,
                false,
                true,
                null));
    }
}
