package dev.macvlab.desktop.toolkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.shape.SVGPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class IconTest {
    private static final Pattern ONE_PATH = Pattern.compile(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><path fill-rule=\"evenodd\""
                    + " d=\"([^\"]+)\"/></svg>\\s*");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("icons"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyIconIsOnePathInsideItsSquare(Path file) throws IOException {
        Matcher svg = ONE_PATH.matcher(Files.readString(file));
        assertTrue(svg.matches(), () -> file + " is not a single path on a square of 24");
        var shape = new SVGPath();
        shape.setContent(svg.group(1));
        Bounds bounds = shape.getLayoutBounds();
        assertTrue(bounds.getWidth() >= 8 && bounds.getHeight() >= 8, () -> file + " is nearly empty: " + bounds);
        assertTrue(
                bounds.getMinX() >= 1 && bounds.getMinY() >= 1 && bounds.getMaxX() <= 23 && bounds.getMaxY() <= 23,
                () -> file + " reaches out of its square: " + bounds);
    }

    @Test
    void everyFileIsAnIconAndEveryIconAFile() throws IOException {
        List<String> icons = Arrays.stream(Icon.values())
                .map(icon -> icon.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg")
                .sorted()
                .toList();
        assertEquals(
                icons,
                files().stream().map(file -> file.getFileName().toString()).toList());
    }

    @ParameterizedTest
    @EnumSource(Icon.class)
    void anIconTakesUpItsWholeSquareSoThatItStandsInTheMiddle(Icon icon) {
        Bounds bounds = icon.node(20).getLayoutBounds();
        assertEquals(new BoundingBox(0, 0, 20, 20), bounds);
    }
}
