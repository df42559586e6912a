package dev.macvlab.desktop.model;

import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is not saved yet in a folder of the user's, one file a document, written after each edit: when the program
 * is killed, at most the edit under way is lost. Of several edits that come faster than the disk the newest is kept.
 */
public final class Drafts implements AutoCloseable {
    /**
     * What a program that is gone has left behind.
     *
     * @param original the file that the document was opened from; null for an untitled one
     * @param changed when it was edited last
     */
    public record Found(Path draft, @Nullable Path original, Instant changed, Topology topology) {}

    private static final String ABOUT = ".about";
    private static final long PATIENCE_SECONDS = 3;

    private final Path folder;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("drafts").daemon().factory());
    private final Map<Draft, Runnable> waiting = new ConcurrentHashMap<>();
    private int made;

    public Drafts(Path folder) {
        this.folder = folder;
    }

    /** Where they are kept: under {@code $XDG_STATE_HOME}, which is {@code ~/.local/state} when it is not set. */
    public static Path folder() {
        return UserPreferences.base("XDG_STATE_HOME", ".local/state").resolve("drafts");
    }

    /** A place for what one document has unsaved. */
    public Draft draft() {
        made++;
        return new Draft(folder.resolve(
                ProcessHandle.current().pid() + "-" + System.nanoTime() + "-" + made + TopologyFile.SUFFIX));
    }

    /** What one document has unsaved. To be used on the JavaFX thread, which waits for nothing. */
    public final class Draft {
        private final Path file;

        private Draft(Path file) {
            this.file = file;
        }

        /** Keeps {@code topology}, which was opened from {@code original}. */
        public void keep(Topology topology, @Nullable Path original) {
            later(() -> write(file, topology, original));
        }

        /** Drops what is kept: it is saved, or thrown away. */
        public void drop() {
            later(() -> delete(file));
        }

        private void later(Runnable newest) {
            if (waiting.put(this, newest) == null && !thread.isShutdown()) {
                thread.execute(() -> {
                    Runnable work = waiting.remove(this);
                    if (work != null) {
                        work.run();
                    }
                });
            }
        }
    }

    private static void write(Path file, Topology topology, @Nullable Path original) {
        try {
            Files.createDirectories(file.getParent());
            Path about = aboutOf(file);
            if (!Files.exists(about)) {
                var words = new Properties();
                ProcessHandle self = ProcessHandle.current();
                words.setProperty("pid", Long.toString(self.pid()));
                words.setProperty("started", startOf(self));
                if (original != null) {
                    words.setProperty("original", original.toString());
                }
                try (var out = Files.newBufferedWriter(about)) {
                    words.store(out, null);
                }
            }
            Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
            Files.write(fresh, TopologyFile.write(topology).getBytes(StandardCharsets.UTF_8));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            System.getLogger(Drafts.class.getName())
                    .log(System.Logger.Level.WARNING, "what is not saved could not be kept in " + file, e);
        }
    }

    private static Path aboutOf(Path file) {
        return file.resolveSibling(file.getFileName() + ABOUT);
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(aboutOf(file));
        } catch (IOException e) {
            System.getLogger(Drafts.class.getName())
                    .log(System.Logger.Level.WARNING, "the draft " + file + " could not be deleted", e);
        }
    }

    /** Throws away what was found. */
    public void discard(Found found) {
        thread.execute(() -> delete(found.draft()));
    }

    /** What programs that are gone have left behind, the newest first; it reads files. */
    public List<Found> left() {
        var left = new ArrayList<Found>();
        for (Path file : files()) {
            Properties about = about(file);
            if (isAlive(about)) {
                continue;
            }
            try {
                String original = about.getProperty("original");
                left.add(new Found(
                        file,
                        original == null ? null : Path.of(original),
                        Files.getLastModifiedTime(file).toInstant(),
                        TopologyFile.read(file)));
            } catch (IOException | UnreadableFile e) {
                System.getLogger(Drafts.class.getName())
                        .log(System.Logger.Level.WARNING, "a draft can't be read: " + e.getMessage());
            }
        }
        left.sort((one, other) -> other.changed().compareTo(one.changed()));
        return left;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(TopologyFile.SUFFIX))
                    .toList();
        } catch (IOException _) {
            // Nothing was ever kept, or it can't be read: there is nothing to offer.
            return List.of();
        }
    }

    private static Properties about(Path file) {
        var about = new Properties();
        try (var in = Files.newBufferedReader(aboutOf(file))) {
            about.load(in);
        } catch (IOException | IllegalArgumentException _) {
            // Whose it was is lost; what was drawn is not.
        }
        return about;
    }

    private static boolean isAlive(Properties about) {
        try {
            long pid = Long.parseLong(about.getProperty("pid", "0"));
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .map(Drafts::startOf)
                    .filter(about.getProperty("started", "")::equals)
                    .isPresent();
        } catch (NumberFormatException _) {
            return false;
        }
    }

    /** Ends when all that was to be written or deleted is; the program is about to end then, so this waits for it. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            var _ = thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
