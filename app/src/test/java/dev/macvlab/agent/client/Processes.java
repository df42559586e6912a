package dev.macvlab.agent.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the machine has of processes and of the namespaces that they hold. */
final class Processes {
    private Processes() {}

    /** The network namespace of a process. */
    static Path namespace(long pid) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "ns/net"));
    }

    /** The processes in a network namespace, as far as this account may see. */
    static List<Long> in(Path namespace) throws IOException {
        try (var all = Files.list(Path.of("/proc"))) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .map(Long::valueOf)
                    .filter(pid -> {
                        try {
                            return namespace(pid).equals(namespace);
                        } catch (IOException _) {
                            return false;
                        }
                    })
                    .toList();
        }
    }

    /** Waits until nobody is in a namespace any more, and fails when that takes too long. */
    static void awaitEmpty(Path namespace) throws Exception {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!in(namespace).isEmpty()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(namespace + " still has " + in(namespace));
            }
            Thread.sleep(10);
        }
    }

    /** What {@code kill -9} does. */
    static void kill(long pid) throws Exception {
        new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
    }
}
