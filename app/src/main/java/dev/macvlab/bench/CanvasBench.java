package dev.macvlab.bench;

import dev.macvlab.bench.Shown.Distance;
import dev.macvlab.desktop.canvas.CanvasView;
import dev.macvlab.desktop.toolkit.FxThread;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Draws a large lab and measures the time between frames, at full speed and without waiting for the screen: medians in
 * milliseconds, of panning, zooming, dragging, selecting and editing, seen from afar, from the middle and close up. The
 * peer is a plain scene graph of as many shapes, {@link ShownShapes}.
 */
final class CanvasBench {
    private static final double WIDTH = 1400;
    private static final double HEIGHT = 900;
    private static final int FRAMES = 60;
    private static final int REST_SECONDS = 30;
    private static final int PEER_FRAMES = 16;
    private static final int WARM_UP = 10;
    private static final int PEER_WARM_UP = 4;
    private static final int MANY = 100;
    /** What is dragged stops on the grid, so by less it would not move at all in most frames. */
    private static final double GRID = 8;

    private static final double FAR_GOAL = 40;
    private static final double CLOSE_GOAL = 20;
    private static final double DRAG_GOAL = 8;
    private static final double OPEN_GOAL = 1500;
    private static final double MEMORY_GOAL = 400;

    private final Topology topology;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final Map<String, Double> goals = new LinkedHashMap<>();
    private final Map<String, Double> peers = new LinkedHashMap<>();
    private final Map<String, Double> busy = new LinkedHashMap<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private int editsInTime;
    private int edits;

    /** @param nodes namespaces and children together, half of them each; there are as many probes */
    CanvasBench(int nodes) {
        topology = LargeLab.of(Math.max(1, nodes / 2));
        figures.put("namespaces", (double) topology.namespaces().size());
        figures.put("children", topology.interfaces().size() - 1.0);
        figures.put("probes", (double) topology.probes().size());
        goals.put("openMillis", OPEN_GOAL);
        goals.put("fitPan", FAR_GOAL);
        goals.put("fitZoom", FAR_GOAL);
        goals.put("closePan", CLOSE_GOAL);
        for (Distance each : Distance.values()) {
            goals.put(nameOf(each) + "DragOne", DRAG_GOAL);
        }
        goals.put("editsInNextFrame", 100.0);
        goals.put("residentMegabytes", MEMORY_GOAL);
    }

    private static String nameOf(Distance distance) {
        return distance.name().toLowerCase(Locale.ROOT);
    }

    void run(boolean json, PrintStream out) {
        System.setProperty("javafx.animation.fullspeed", "true");
        System.setProperty("prism.vsync", "false");
        Platform.startup(this::open);
        done.join();
        Platform.exit();
        if (json) {
            printJson(out);
        } else {
            print(out);
        }
    }

    private void printJson(PrintStream out) {
        Map<String, Double> all = new LinkedHashMap<>();
        figures.forEach((name, figure) -> {
            all.put(name, figure);
            putInto(all, name + "Wanted", goals.get(name));
            putInto(all, name + "Busy", busy.get(name));
            putInto(all, name + "Shapes", peers.get(name));
        });
        ApplyBench.print(all, true, out);
    }

    private static void putInto(Map<String, Double> all, String name, @Nullable Double figure) {
        if (figure != null) {
            all.put(name, figure);
        }
    }

    private void print(PrintStream out) {
        out.printf("%-16s %9s %9s %9s %9s%n", "", "measured", "wanted", "busy", "shapes");
        figures.forEach((name, figure) -> out.printf(
                "%-16s %9s %9s %9s %9s%n",
                name, text(figure), text(goals.get(name)), text(busy.get(name)), text(peers.get(name))));
    }

    private static String text(@Nullable Double figure) {
        return figure == null ? "" : String.format(Locale.ROOT, "%.1f", figure);
    }

    private void open() {
        long began = System.nanoTime();
        var lab = new ShownLab(topology);
        Stage stage = show(lab.root());
        new AnimationTimer() {
            private int opened;

            @Override
            public void handle(long now) {
                // The first call comes before the first frame, the second behind it.
                if (++opened == 2) {
                    figures.put("openMillis", (System.nanoTime() - began) / 1e6);
                    stop();
                    measure(lab, stage);
                }
            }
        }.start();
    }

    private Stage show(Parent root) {
        var scene = new Scene(root, WIDTH, HEIGHT);
        for (String sheet : List.of("tokens", "macvlab", "canvas")) {
            scene.getStylesheets()
                    .add(Objects.requireNonNull(getClass().getResource("/dev/macvlab/css/" + sheet + ".css"))
                            .toExternalForm());
        }
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    private void measure(ShownLab lab, Stage stage) {
        List<Frames.Part> parts = new ArrayList<>(partsOf(lab));
        for (Distance each : List.of(Distance.FIT, Distance.CLOSE)) {
            parts.add(edits(lab, stage.getScene(), each));
        }
        var _ = Frames.of(FRAMES, WARM_UP, parts)
                .thenAccept(timings -> {
                    for (Frames.Timing each : timings) {
                        figures.put(each.name(), each.millis());
                        busy.put(each.name(), each.making() + each.painting());
                    }
                    figures.put("editsInNextFrame", 100.0 * editsInTime / edits);
                    figures.put("highestMegabytes", megabytes("VmHWM:"));
                })
                .thenRunAsync(() -> rested(stage), CompletableFuture.delayedExecutor(REST_SECONDS, TimeUnit.SECONDS))
                .whenComplete(this::fail);
    }

    /** What the window still takes when nobody has done anything for a while. */
    private void rested(Stage stage) {
        figures.put("residentMegabytes", megabytes("VmRSS:"));
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        figures.put("heapMegabytes", (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
        FxThread.run(() -> {
            stage.close();
            measurePeer();
        });
    }

    private void measurePeer() {
        var shapes = new ShownShapes(topology.namespaces().size());
        Stage stage = show(shapes.root());
        var _ = Frames.of(PEER_FRAMES, PEER_WARM_UP, partsOf(shapes))
                .thenAccept(timings -> {
                    timings.forEach(each -> peers.put(each.name(), each.millis()));
                    stage.close();
                    done.complete(null);
                })
                .whenComplete(this::fail);
    }

    private void fail(@Nullable Void nothing, @Nullable Throwable thrown) {
        if (thrown != null) {
            done.completeExceptionally(thrown);
        }
    }

    static List<Frames.Part> partsOf(Shown shown) {
        var parts = new ArrayList<Frames.Part>();
        for (Distance each : Distance.values()) {
            Runnable look = () -> shown.look(each);
            Runnable nothing = () -> {};
            String where = nameOf(each);
            parts.add(new Frames.Part(where + "Pan", look, i -> shown.pan(i % 2 == 0 ? 24 : -8, 4), nothing));
            parts.add(new Frames.Part(where + "Zoom", look, i -> shown.zoom(i % 20 < 10 ? 20 : -20), nothing));
            parts.add(drag(where + "DragOne", shown, look, 1));
            parts.add(drag(where + "DragMany", shown, look, MANY));
            parts.add(new Frames.Part(
                    where + "SelectAll", look, i -> shown.selectAll(i % 2 == 0), () -> shown.selectAll(false)));
        }
        return parts;
    }

    private static Frames.Part drag(String name, Shown shown, Runnable look, int count) {
        return new Frames.Part(
                name,
                look,
                i -> {
                    if (i == 0) {
                        shown.grab(count);
                    }
                    shown.drag(GRID * i, GRID * i / 2);
                },
                shown::drop);
    }

    /** An edit before each frame; it is looked whether that frame shows it. */
    private Frames.Part edits(ShownLab lab, Scene scene, Distance distance) {
        Ref space = LargeLab.middle(topology);
        Ref child = new Ref(space.name(), "mac" + space.name().substring(2));
        String[] written = {""};
        Runnable look = () -> {
            if (!written[0].isEmpty()) {
                edits++;
                editsInTime += isWritten(scene, child, written[0]) ? 1 : 0;
            }
        };
        return new Frames.Part(
                nameOf(distance) + "Edit",
                () -> {
                    lab.look(distance);
                    if (distance == Distance.CLOSE) {
                        scene.addPostLayoutPulseListener(look);
                    }
                },
                i -> {
                    written[0] = "10.0.200." + (1 + i) + "/16";
                    lab.write(child, written[0]);
                },
                () -> scene.removePostLayoutPulseListener(look));
    }

    private static boolean isWritten(Scene scene, Ref child, String address) {
        return scene.getRoot().lookup("#" + CanvasView.idOf(child)) instanceof Parent card
                && card.lookupAll(".address").stream()
                        .anyMatch(each -> each instanceof Label label && address.equals(label.getText()));
    }

    /** A line of this process's status, see proc_pid_status(5). */
    private static double megabytes(String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
