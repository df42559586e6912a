package dev.macvlab.desktop.toolkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The colours of the style sheets: each of them has a name, and words can be read on what they stand on. */
class TokensTest {
    private static final Pattern TOKEN = Pattern.compile("(-mv-[\\w-]+):\\s*(#[0-9A-Fa-f]{6});");
    private static final List<String> SURFACES =
            List.of("canvas", "surface", "surface-sunken", "surface-hover", "container", "neutral-tint", "accent-tint");
    private static final List<String> MEANINGS =
            List.of("bridge", "vepa", "private", "passthru", "source", "ok", "fail", "depends");

    /** As the Web Content Accessibility Guidelines have it: 4.5 for words, 3 for lines and marks; 7 in high contrast. */
    @ParameterizedTest
    @CsvSource({
        ".root, 4.5",
        ".root .root.dark, 4.5",
        ".root .root.contrast, 7",
        ".root .root.dark .root.contrast .root.contrast.dark, 7"
    })
    void wordsAndLinesStandOut(String blocks, double enough) {
        Map<String, Color> colours = colours(blocks);
        var weak = new ArrayList<String>();
        for (String surface : SURFACES) {
            judge(colours, "text", surface, enough, weak);
            judge(colours, "muted", surface, enough, weak);
        }
        for (String meaning : MEANINGS) {
            judge(colours, meaning + "-text", meaning + "-tint", enough, weak);
            judge(colours, meaning + "-text", "surface", enough, weak);
            judge(colours, meaning, "canvas", 3, weak);
            judge(colours, meaning, "surface", 3, weak);
        }
        for (String tint : List.of("ok", "fail", "depends")) {
            judge(colours, "text", tint + "-tint", enough, weak);
            judge(colours, "muted", tint + "-tint", 4.5, weak);
        }
        judge(colours, "accent", "surface", 4.5, weak);
        judge(colours, "on-fill", "accent-fill", enough, weak);
        judge(colours, "on-fill", "accent-fill-hover", enough, weak);
        judge(colours, "on-fill", "device", enough, weak);
        judge(colours, "code-text", "code", enough, weak);
        judge(colours, "wire", "canvas", 3, weak);
        judge(colours, "stale", "canvas", 3, weak);
        assertEquals(List.of(), weak);
    }

    @Test
    void aColourIsWrittenDownInOnePlaceAndUsed() {
        String rest = sheet("macvlab") + sheet("canvas");
        assertEquals(
                List.of(),
                Pattern.compile("#[0-9A-Fa-f]{3,8}\\b(?=[^{}]*[;}])")
                        .matcher(rest)
                        .results()
                        .map(MatchResult::group)
                        .toList());
        assertEquals(
                List.of(),
                colours(".root").keySet().stream()
                        .filter(name -> !Pattern.compile("-mv-" + name + "(?![\\w-])")
                                .matcher(rest)
                                .find())
                        .toList());
    }

    private static void judge(Map<String, Color> colours, String front, String back, double enough, List<String> weak) {
        double ratio = contrast(
                Objects.requireNonNull(colours.get(front), front), Objects.requireNonNull(colours.get(back), back));
        if (ratio < enough) {
            weak.add("%s on %s: %.2f, wanted %.1f".formatted(front, back, ratio, enough));
        }
    }

    private static double contrast(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    /** What the blocks say one after the other. */
    private static Map<String, Color> colours(String blocks) {
        var colours = new TreeMap<String, Color>();
        for (String block : blocks.split(" ", -1)) {
            var found = Pattern.compile("(?ms)^" + Pattern.quote(block) + " \\{(.*?)^}")
                    .matcher(sheet("tokens"));
            assertTrue(found.find(), block);
            TOKEN.matcher(found.group(1))
                    .results()
                    .forEach(each -> colours.put(each.group(1).substring("-mv-".length()), Color.web(each.group(2))));
        }
        return colours;
    }

    private static String sheet(String name) {
        try (InputStream in =
                Objects.requireNonNull(TokensTest.class.getResourceAsStream("/dev/macvlab/css/" + name + ".css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
