package dev.macvlab.desktop;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the window remembers from one start to the next.
 *
 * @param width of the window's content, in pixels
 * @param height of the window's content, in pixels
 */
record Settings(double width, double height, boolean maximized, Appearance.Choice appearance) {
    static final Settings FIRST = new Settings(1440, 900, false, Appearance.Choice.SYSTEM);

    /** Where they are kept: under {@code $XDG_CONFIG_HOME}, which is {@code ~/.config} when it is not set. */
    static Path file() {
        String configured = System.getenv("XDG_CONFIG_HOME");
        Path base = configured != null && Path.of(configured).isAbsolute()
                ? Path.of(configured)
                : Path.of(System.getProperty("user.home"), ".config");
        return base.resolve("macvlab").resolve("desktop.properties");
    }

    /** Reads them; what is missing or makes no sense is as on the first start. */
    static Settings load(Path file) {
        var read = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            read.load(in);
        } catch (IOException | IllegalArgumentException _) {
            return FIRST;
        }
        return new Settings(
                size(read.getProperty("width"), FIRST.width),
                size(read.getProperty("height"), FIRST.height),
                Boolean.parseBoolean(read.getProperty("maximized")),
                appearance(read.getProperty("appearance", "")));
    }

    /** Writes them; a place that can't be written to is no reason to keep a window open. */
    void save(Path file) {
        var written = new Properties();
        written.setProperty("width", Long.toString(Math.round(width)));
        written.setProperty("height", Long.toString(Math.round(height)));
        written.setProperty("maximized", Boolean.toString(maximized));
        written.setProperty("appearance", appearance.name().toLowerCase(Locale.ROOT));
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(folder, "desktop", ".tmp");
            try (Writer out = Files.newBufferedWriter(fresh)) {
                written.store(out, null);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            System.getLogger(Settings.class.getName())
                    .log(System.Logger.Level.INFO, "the window's settings could not be kept in " + file, e);
        }
    }

    private static double size(@Nullable String text, double otherwise) {
        try {
            double read = Double.parseDouble(text == null ? "" : text);
            return read >= 400 && read <= 20_000 ? read : otherwise;
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    private static Appearance.Choice appearance(String text) {
        for (Appearance.Choice each : Appearance.Choice.values()) {
            if (each.name().equalsIgnoreCase(text)) {
                return each;
            }
        }
        return FIRST.appearance;
    }
}
