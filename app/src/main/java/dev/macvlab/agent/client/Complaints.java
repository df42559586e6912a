package dev.macvlab.agent.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The end of what a process says on its standard error, kept for a diagnosis. */
final class Complaints {
    private static final int KEPT_CHARS = 4000;

    private final StringBuilder kept = new StringBuilder();
    private final Thread thread;

    Complaints(InputStream from) {
        thread = Thread.ofPlatform().name("agent complaints").daemon().start(() -> collect(from));
    }

    /** Keeps what was said elsewhere. */
    void add(String line) {
        keep(line + "\n");
    }

    private void keep(String text) {
        synchronized (kept) {
            kept.append(text);
            kept.delete(0, Math.max(0, kept.length() - KEPT_CHARS));
        }
    }

    private void collect(InputStream from) {
        byte[] piece = new byte[4096];
        try (from) {
            for (int length = from.read(piece); length >= 0; length = from.read(piece)) {
                keep(new String(piece, 0, length, StandardCharsets.UTF_8));
            }
        } catch (IOException _) {
            // What was said so far has to do.
        }
    }

    /** All that is kept, on one line, once the process has ended. */
    String text() {
        try {
            thread.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (kept) {
            return kept.toString().strip().replaceAll("\\s*\\R\\s*", " / ");
        }
    }
}
