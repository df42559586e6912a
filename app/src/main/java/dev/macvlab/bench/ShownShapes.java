package dev.macvlab.bench;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;

/**
 * The peer: a plain scene graph of as many rectangles and lines as a lab of that size has elements, wires and probes, with
 * nothing written on it and nothing left out.
 */
final class ShownShapes implements Shown {
    private static final double PITCH_X = 360;
    private static final double PITCH_Y = 208;
    private static final double WIDTH = 264;
    private static final double HEIGHT = 144;
    private static final double PADDING = 16;
    private static final double WHEEL = 1.002;
    private static final int FURTHER_ON = 37;

    private record Piece(Rectangle frame, Rectangle card, Line wire, List<Line> probes) {}

    private final Pane root = new Pane();
    private final Affine camera = new Affine();
    private final List<Piece> pieces = new ArrayList<>();
    private final int columns;
    private List<Piece> held = List.of();

    ShownShapes(int namespaces) {
        columns = (int) Math.ceil(Math.sqrt(namespaces * 0.9));
        var frames = new ArrayList<Node>();
        var wires = new ArrayList<Node>();
        var cards = new ArrayList<Node>();
        var probes = new ArrayList<Node>();
        double nic = columns * PITCH_X / 2;
        for (int i = 0; i < namespaces; i++) {
            double x = xOf(i);
            double y = yOf(i);
            var frame = new Rectangle(x, y, WIDTH, HEIGHT);
            frame.setFill(Color.WHITESMOKE);
            frame.setStroke(Color.LIGHTGRAY);
            var card = new Rectangle(x + PADDING, y + 2 * PADDING, WIDTH - 2 * PADDING, HEIGHT - 3 * PADDING);
            card.setFill(Color.WHITE);
            card.setStroke(Color.TEAL);
            Line wire = line(nic, 0, x + WIDTH / 2, y + 2 * PADDING, Color.TEAL);
            var own = new ArrayList<Line>();
            for (int further : new int[] {1, FURTHER_ON}) {
                int other = (i + further) % namespaces;
                own.add(line(
                        x + WIDTH / 2, y + HEIGHT / 2, xOf(other) + WIDTH / 2, yOf(other) + HEIGHT / 2, Color.GRAY));
            }
            pieces.add(new Piece(frame, card, wire, own));
            frames.add(frame);
            wires.add(wire);
            cards.add(card);
            probes.addAll(own);
        }
        var world = new Group(new Group(frames), new Group(wires), new Group(cards), new Group(probes));
        world.setManaged(false);
        world.getTransforms().add(camera);
        root.getChildren().add(world);
    }

    private double xOf(int piece) {
        return piece % columns * PITCH_X;
    }

    private double yOf(int piece) {
        int row = piece / columns;
        return 96 + row * PITCH_Y;
    }

    private static Line line(double x1, double y1, double x2, double y2, Color colour) {
        var line = new Line(x1, y1, x2, y2);
        line.setStroke(colour);
        return line;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void look(Distance distance) {
        double width = columns * PITCH_X;
        double height = yOf(pieces.size() - 1) + HEIGHT;
        double scale = distance == Distance.FIT
                ? Math.min(root.getWidth() / width, root.getHeight() / height)
                : distance.scale();
        camera.setToTransform(
                scale, 0, root.getWidth() / 2 - width / 2 * scale, 0, scale, root.getHeight() / 2 - height / 2 * scale);
    }

    @Override
    public void pan(double dx, double dy) {
        camera.prependTranslation(dx, dy);
    }

    @Override
    public void zoom(double turn) {
        double factor = Math.pow(WHEEL, turn);
        camera.prependScale(factor, factor, root.getWidth() / 2, root.getHeight() / 2);
    }

    @Override
    public void grab(int count) {
        int first = pieces.size() / 2;
        held = pieces.subList(first, Math.min(pieces.size(), first + count));
    }

    @Override
    public void drag(double dx, double dy) {
        for (Piece each : held) {
            for (Node node : List.of(each.frame(), each.card())) {
                node.setTranslateX(dx);
                node.setTranslateY(dy);
            }
            each.wire().setEndX(each.frame().getX() + WIDTH / 2 + dx);
            each.wire().setEndY(each.frame().getY() + dy);
            for (Line probe : each.probes()) {
                probe.setStartX(each.frame().getX() + WIDTH / 2 + dx);
                probe.setStartY(each.frame().getY() + HEIGHT / 2 + dy);
            }
        }
    }

    @Override
    public void drop() {
        drag(0, 0);
        held = List.of();
    }

    @Override
    public void selectAll(boolean selected) {
        Color colour = selected ? Color.BLUE : Color.LIGHTGRAY;
        pieces.forEach(each -> each.frame().setStroke(colour));
    }
}
