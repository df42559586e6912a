package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.HostOrder;
import dev.macvlab.agent.protocol.LabFacts;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.lab.host.HostLab;
import dev.macvlab.lab.host.Journal;
import dev.macvlab.lab.host.Leftover;
import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.message.Explained;
import dev.macvlab.message.Message;
import dev.macvlab.plan.Drift;
import dev.macvlab.plan.LabException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the labs of this machine and what is there of each, and changes nothing.
 *
 * @param mine the lab that this process works on itself; null for none
 */
record LabDiscovery(
        NamespaceThread namespaces,
        JournalFiles files,
        @Nullable HostLab mine) {
    List<LabFacts> labs() throws IOException {
        List<LabFacts> labs = new ArrayList<>();
        for (String lab : files.labs()) {
            labs.add(facts(lab));
        }
        return labs;
    }

    private LabFacts facts(String lab) {
        try {
            if (mine != null && mine.journal().lab().equals(lab)) {
                return facts(mine, true);
            }
            Journal journal = files.read(lab).orElse(null);
            if (journal == null) {
                return new LabFacts(new HostOrder(lab, Map.of()), "", "removing", true, List.of(), List.of());
            }
            try (HostLab opened = readOnly(namespaces, files, journal)) {
                return facts(opened, files.isHeld(lab));
            }
        } catch (IOException e) {
            return new LabFacts(
                    new HostOrder(lab, Map.of()),
                    "",
                    "unreadable",
                    false,
                    List.of(),
                    List.of(Message.of("agent.lab-unread", Explained.of(e))));
        }
    }

    /** A lab that is looked at, so that whatever would change it fails. */
    static HostLab readOnly(NamespaceThread namespaces, JournalFiles files, Journal journal) throws IOException {
        HostLab.Store store = files.store(journal.lab());
        return HostLab.open(
                namespaces,
                new NamespaceNames(),
                journal.lab(),
                Machine.seed(journal.lab()),
                journal,
                new HostLab.Store() {
                    @Override
                    public void write(Journal next) {
                        throw new IllegalStateException("this lab is only looked at");
                    }

                    @Override
                    public void delete() {
                        throw new IllegalStateException("this lab is only looked at");
                    }

                    @Override
                    public Map<Integer, String> boundElsewhere() throws IOException {
                        return store.boundElsewhere();
                    }
                });
    }

    private static LabFacts facts(HostLab lab, boolean busy) throws IOException {
        Journal journal = lab.journal();
        List<Leftover> leftovers = lab.leftovers();
        List<Message> notes = new ArrayList<>();
        if (!lab.isOpen()) {
            notes.add(Message.of("agent.lab-closed"));
        } else if (journal.phase() == Journal.Phase.STANDING) {
            notes.addAll(drift(lab, journal));
        }
        return new LabFacts(
                new HostOrder(journal.lab(), journal.nics()),
                journal.topology(),
                journal.phase().name().toLowerCase(Locale.ROOT),
                busy,
                leftovers.stream()
                        .map(each -> new LabFacts.Thing(each.kind().name().toLowerCase(Locale.ROOT), each.what()))
                        .toList(),
                notes);
    }

    /** What somebody else changed. */
    private static List<Message> drift(HostLab lab, Journal journal) throws IOException {
        try {
            return lab.drift(TopologyFile.read(journal.topology())).stream()
                    .map(Drift::text)
                    .toList();
        } catch (LabException e) {
            return List.of(Message.of("agent.lab-changed", e.sentence()));
        } catch (UnreadableFile e) {
            return List.of(Message.of("agent.topology-unread", Explained.of(e)));
        }
    }
}
