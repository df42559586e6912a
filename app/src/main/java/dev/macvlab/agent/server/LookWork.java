package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.Destination;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Request;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.lab.apply.Lab;
import dev.macvlab.lab.host.ConnectivityRisk;
import dev.macvlab.lab.host.HostLab;
import dev.macvlab.lab.host.Journal;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.message.Explained;
import dev.macvlab.message.Message;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.plan.LabException;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.util.List;

/** The work outside of any sandbox, where nothing may be changed. */
final class LookWork implements Work {
    private final NamespaceThread namespaces;
    private final JournalFiles files = new JournalFiles();

    LookWork(NamespaceThread namespaces) {
        this.namespaces = namespaces;
    }

    @Override
    public Reply.Answer carryOut(Request request, long received) {
        long id = request.id();
        try {
            return switch (request) {
                case Request.Look _ -> new Reply.Looked(id, HostReader.read());
                case Request.Plan plan
                when plan.destination() instanceof Destination.Sandbox ->
                    PlanMessages.planned(
                            id,
                            Lab.planFromNothing(TopologyFile.read(plan.topology()), LabWork.LAB_ID),
                            List.of(),
                            Lab.commands(LabWork.LAB_ID));
                case Request.Plan plan
                when plan.destination() instanceof Destination.Host host -> plan(id, host, plan.topology());
                case Request.Survey _ -> new Reply.Surveyed(id, new LabDiscovery(namespaces, files, null).labs());
                default -> Session.refused(id, Message.of("agent.message.only-looks"));
            };
        } catch (LabException e) {
            return PlanMessages.failed(id, e);
        } catch (UnreadableFile e) {
            return PlanMessages.unreadable(id, e);
        } catch (IOException e) {
            return new Reply.Failed(
                    id, ErrorCode.KERNEL, null, null, Message.of("agent.network-unread", Explained.of(e)), null);
        }
    }

    private Reply.Answer plan(long id, Destination.Host host, String text)
            throws LabException, UnreadableFile, IOException {
        String lab = host.order().lab();
        Topology topology = TopologyFile.read(text);
        if (!Journal.isId(lab)) {
            return Session.refused(id, Message.of("agent.message.lab-name", lab));
        }
        Journal journal = files.read(lab).orElseGet(() -> Journal.of(lab));
        try (HostLab opened = LabDiscovery.readOnly(namespaces, files, journal)) {
            if (!opened.isOpen()) {
                throw new LabException(
                        ErrorCode.REFUSED,
                        null,
                        null,
                        Message.of("agent.only-root-sees", lab),
                        Message.of("agent.only-root-sees.remedy"));
            }
            return PlanMessages.planned(
                    id,
                    opened.plan(topology, host.order().nics()),
                    opened.risks(topology, host.order().nics(), ConnectivityRisk.Connection.parse(host.connection())),
                    Lab.commands(lab));
        }
    }
}
