package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.Event;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.lab.host.HostLab;
import dev.macvlab.lab.host.Journal;
import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.plan.LabException;
import dev.macvlab.probe.Prober;
import java.io.IOException;
import java.util.concurrent.Executor;

/** A lab on the machine itself that is open, held against other processes, and watched between two changes. */
record OpenLab(JournalFiles.Hold hold, HostLab host, PingTopic pingTopic, DriftTopic driftTopic) {
    /**
     * Opens a lab that nobody else may work on.
     *
     * @param later does something on the thread that works on the lab, when it has done what it is about
     * @throws IOException also when its journal can't be believed; the hold is then let go
     */
    static OpenLab open(
            String lab,
            JournalFiles files,
            JournalFiles.Hold hold,
            NamespaceThread namespaces,
            Prober prober,
            Topics topics,
            Executor later)
            throws IOException {
        try {
            Journal journal = files.read(lab).orElse(null);
            HostLab host =
                    HostLab.open(namespaces, new NamespaceNames(), lab, Machine.seed(lab), journal, files.store(lab));
            var pingTopic = new PingTopic(host.lab(), prober, topics);
            var driftTopic =
                    new DriftTopic(host.lab(), later, differences -> topics.publish(new Event.Drifted(differences)));
            if (journal != null && journal.phase() == Journal.Phase.STANDING) {
                takeForStanding(host, journal);
            }
            return new OpenLab(hold, host, pingTopic, driftTopic);
        } catch (IOException e) {
            hold.close();
            throw e;
        }
    }

    /** A lab that can't be built any more, say for a NIC that is gone, can still be taken down. */
    private static void takeForStanding(HostLab host, Journal journal) throws IOException {
        try {
            host.resume(TopologyFile.read(journal.topology()));
        } catch (LabException | UnreadableFile cannotBeBuilt) {
            // Then an apply that fails takes it down, since nobody knows what to go back to.
        }
    }

    String name() {
        return host.journal().lab();
    }

    /** Lets go of every namespace: an open socket would keep one alive that is to be removed. */
    void pause() {
        pingTopic.pause();
        driftTopic.pause();
    }

    void resume() throws IOException {
        pingTopic.resume();
        driftTopic.resume();
    }

    /** Lets go of the lab, which stays. */
    void close() throws IOException {
        pause();
        host.close();
        hold.close();
    }
}
