package dev.macvlab.agent.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The namespaces that a sandbox has of its own. */
public final class Isolation {
    /** The kinds of namespace that a sandbox has of its own, as files under {@code /proc/…/ns}. */
    private static final List<String> KINDS = List.of("user", "net", "mnt", "pid");

    private Isolation() {}

    /** The namespaces that this process is in, as one word. */
    public static String namespaces() {
        return KINDS.stream().map(Isolation::namespace).collect(Collectors.joining(","));
    }

    /** The kinds of namespace that {@code here} and {@code outside}, both from {@link #namespaces}, have in common. */
    public static List<String> shared(String here, String outside) {
        List<String> theirs = List.of(outside.split(","));
        return List.of(here.split(",")).stream().filter(theirs::contains).toList();
    }

    private static String namespace(String kind) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns", kind)).toString();
        } catch (IOException e) {
            return kind + ":[" + e.getMessage() + "]";
        }
    }
}
