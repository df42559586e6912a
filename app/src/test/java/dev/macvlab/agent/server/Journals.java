package dev.macvlab.agent.server;

import dev.macvlab.lab.host.HostLab;
import dev.macvlab.lab.host.Journal;
import dev.macvlab.linux.NamespaceThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The journal of one lab as the agent keeps it, for tests of what is done with it. */
public final class Journals {
    private final JournalFiles files = new JournalFiles();
    private final String lab;

    public Journals(String lab) {
        this.lab = lab;
    }

    public Optional<Journal> read() throws IOException {
        return files.read(lab);
    }

    public HostLab.Store store() {
        return files.store(lab);
    }

    /** Takes the lab for this process alone; fails where another one has it. */
    public AutoCloseable hold() throws IOException {
        return files.hold(lab).orElseThrow();
    }

    /** What {@code macvlab status} lists of the lab. */
    public Set<String> listed(NamespaceThread namespaces) throws IOException {
        Set<String> listed = new TreeSet<>();
        new LabDiscovery(namespaces, files, null)
                .labs().stream()
                        .filter(facts -> facts.order().lab().equals(lab))
                        .forEach(facts -> facts.things()
                                .forEach(thing -> listed.add(thing.what().english())));
        return listed;
    }

    /** Leaves what somebody leaves who dies while he writes the journal. */
    public void tear() throws IOException {
        if (Files.exists(JournalFiles.DIRECTORY)) {
            Files.writeString(JournalFiles.DIRECTORY.resolve(lab + ".new"), "{\"lab\": \"");
        }
    }

    /** The files there are, but for locks. */
    public static List<String> all() throws IOException {
        if (!Files.exists(JournalFiles.DIRECTORY)) {
            return List.of();
        }
        try (var all = Files.list(JournalFiles.DIRECTORY)) {
            return all.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> !name.endsWith(".lock"))
                    .toList();
        }
    }
}
