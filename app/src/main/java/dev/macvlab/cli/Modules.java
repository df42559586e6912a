package dev.macvlab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** The modules that are installed for a kernel. */
record Modules(Set<String> names) {
    /** Reads the list that depmod keeps in {@code folder}; empty when there is none. */
    static Modules of(Path folder) {
        try (var lines = Files.lines(folder.resolve("modules.dep"))) {
            return new Modules(lines.map(line -> line.substring(0, Math.max(0, line.indexOf(':'))))
                    .map(path -> path.substring(path.lastIndexOf('/') + 1))
                    .map(file -> file.substring(0, Math.max(0, file.indexOf('.'))))
                    .collect(Collectors.toSet()));
        } catch (IOException e) {
            return new Modules(Set.of());
        }
    }

    boolean has(String module) {
        return names.contains(module);
    }

    /** What Debian calls this machine's architecture. */
    static String architecture() {
        String name = System.getProperty("os.arch");
        return name.equals("aarch64") ? "arm64" : name;
    }
}
