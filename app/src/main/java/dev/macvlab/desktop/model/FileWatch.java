package dev.macvlab.desktop.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Notices when another program has written the file that a document was read from or saved to. */
public final class FileWatch implements AutoCloseable {
    private static final long EVERY_MILLIS = 1000;

    /** What the file was like when it was last found to hold what it should. */
    private record Look(Object key, Object time, long size) {}

    private record Watched(Path file, String content) {}

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("file watch").daemon().factory());
    private final Executor teller;
    private final BiConsumer<Path, String> changed;
    private volatile @Nullable Watched watched;
    private @Nullable Watched same;
    private @Nullable Look seen;

    /**
     * @param teller where {@code changed} is called
     * @param changed is told again and again which file holds something else, and what
     */
    public FileWatch(Executor teller, BiConsumer<Path, String> changed) {
        this.teller = teller;
        this.changed = changed;
        var _ = thread.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Watches a file that should hold that content, as {@link #contentOf} names it. */
    public void follow(Path file, String content) {
        watched = new Watched(file, content);
    }

    /** Watches nothing. */
    public void rest() {
        watched = null;
    }

    /** A short name of what a file holds, different for different contents; empty where nothing can be read. */
    public static String contentOf(Path file) {
        try {
            return nameOf(Files.readAllBytes(file));
        } catch (IOException _) {
            return "";
        }
    }

    /** The same for bytes. */
    public static String nameOf(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void look() {
        Watched now = watched;
        if (now == null) {
            return;
        }
        try {
            var attributes = Files.readAttributes(now.file(), BasicFileAttributes.class);
            var look = new Look(
                    Objects.requireNonNullElse(attributes.fileKey(), ""),
                    attributes.lastModifiedTime(),
                    attributes.size());
            if (now.equals(same) && look.equals(seen)) {
                return;
            }
            String content = contentOf(now.file());
            if (content.equals(now.content())) {
                same = now;
                seen = look;
            } else if (!content.isEmpty()) {
                teller.execute(() -> changed.accept(now.file(), content));
            }
        } catch (IOException _) {
            // A file that is gone for now is written anew by the next save.
        }
    }

    @Override
    public void close() {
        watched = null;
        thread.shutdownNow();
    }
}
