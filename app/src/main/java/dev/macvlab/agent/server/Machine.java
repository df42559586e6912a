package dev.macvlab.agent.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What tells this machine from others. */
final class Machine {
    private Machine() {}

    /** What MAC addresses of a lab are derived from: a class that applies one file shares a cable. */
    static String seed(String lab) {
        return lab + " on " + id();
    }

    private static String id() {
        for (String file : new String[] {"/etc/machine-id", "/proc/sys/kernel/random/boot_id"}) {
            try {
                String id = Files.readString(Path.of(file)).strip();
                if (!id.isEmpty()) {
                    return id;
                }
            } catch (IOException _) {
                // The next one, then.
            }
        }
        return "a machine without a name";
    }
}
