package dev.macvlab.desktop.model;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the program remembers from one start to the next.
 *
 * @param width of a window's content, in pixels
 * @param height of a window's content, in pixels
 * @param contrast whether everything is drawn with high contrast
 * @param motion whether things move to where they go, otherwise they are there at once; null for as the system wants it
 * @param language a language tag; empty for the system's language
 * @param recent the files opened or saved last, the newest first
 */
public record UserPreferences(
        double width,
        double height,
        boolean maximized,
        Theme appearance,
        boolean contrast,
        @Nullable Boolean motion,
        String language,
        List<Path> recent) {
    static final UserPreferences FIRST =
            new UserPreferences(1440, 900, false, Theme.SYSTEM, false, null, "", List.of());

    private static final String RECENT = "recent.";

    public UserPreferences {
        recent = List.copyOf(recent);
    }

    /** Where they are kept: under {@code $XDG_CONFIG_HOME}, which is {@code ~/.config} when it is not set. */
    public static Path file() {
        return base("XDG_CONFIG_HOME", ".config").resolve("desktop.properties");
    }

    /** The program's folder under that variable of the XDG base directories, or under its default at home. */
    static Path base(String variable, String otherwise) {
        String configured = System.getenv(variable);
        Path base = configured != null && Path.of(configured).isAbsolute()
                ? Path.of(configured)
                : Path.of(System.getProperty("user.home"), otherwise);
        return base.resolve("macvlab");
    }

    public UserPreferences withWindow(double newWidth, double newHeight, boolean isMaximized) {
        return new UserPreferences(newWidth, newHeight, isMaximized, appearance, contrast, motion, language, recent);
    }

    public UserPreferences withAppearance(Theme newAppearance) {
        return new UserPreferences(width, height, maximized, newAppearance, contrast, motion, language, recent);
    }

    public UserPreferences withContrast(boolean high) {
        return new UserPreferences(width, height, maximized, appearance, high, motion, language, recent);
    }

    public UserPreferences withMotion(boolean moving) {
        return new UserPreferences(width, height, maximized, appearance, contrast, moving, language, recent);
    }

    public UserPreferences withLanguage(String tag) {
        return new UserPreferences(width, height, maximized, appearance, contrast, motion, tag, recent);
    }

    public UserPreferences withRecent(List<Path> files) {
        return new UserPreferences(width, height, maximized, appearance, contrast, motion, language, files);
    }

    /** Reads them; what is missing or makes no sense is as on the first start. */
    public static UserPreferences load(Path file) {
        var read = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            read.load(in);
        } catch (IOException | IllegalArgumentException _) {
            return FIRST;
        }
        return new UserPreferences(
                size(read.getProperty("width"), FIRST.width),
                size(read.getProperty("height"), FIRST.height),
                Boolean.parseBoolean(read.getProperty("maximized")),
                appearance(read.getProperty("appearance", "")),
                Boolean.parseBoolean(read.getProperty("contrast")),
                motion(read.getProperty("motion")),
                read.getProperty("language", ""),
                recent(read));
    }

    private static @Nullable Boolean motion(@Nullable String written) {
        return written == null ? null : Boolean.valueOf(written);
    }

    /** Writes them; a place that can't be written to is no reason to keep a window open. */
    public void save(Path file) {
        var written = new Properties();
        written.setProperty("width", Long.toString(Math.round(width)));
        written.setProperty("height", Long.toString(Math.round(height)));
        written.setProperty("maximized", Boolean.toString(maximized));
        written.setProperty("appearance", appearance.name().toLowerCase(Locale.ROOT));
        written.setProperty("contrast", Boolean.toString(contrast));
        if (motion != null) {
            written.setProperty("motion", motion.toString());
        }
        written.setProperty("language", language);
        for (int i = 0; i < recent.size(); i++) {
            written.setProperty(RECENT + i, recent.get(i).toString());
        }
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(folder, "desktop", ".tmp");
            try (Writer out = Files.newBufferedWriter(fresh)) {
                written.store(out, null);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            System.getLogger(UserPreferences.class.getName())
                    .log(System.Logger.Level.INFO, "the program's settings could not be kept in " + file, e);
        }
    }

    private static List<Path> recent(Properties read) {
        var files = new ArrayList<Path>();
        for (int i = 0; read.getProperty(RECENT + i) != null; i++) {
            try {
                files.add(Path.of(read.getProperty(RECENT + i)));
            } catch (InvalidPathException _) {
                // A name that this system can't have leads nowhere.
            }
        }
        return files;
    }

    private static double size(@Nullable String text, double otherwise) {
        try {
            double read = Double.parseDouble(text == null ? "" : text);
            return read >= 400 && read <= 20_000 ? read : otherwise;
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    private static Theme appearance(String text) {
        for (Theme each : Theme.values()) {
            if (each.name().equalsIgnoreCase(text)) {
                return each;
            }
        }
        return FIRST.appearance;
    }
}
