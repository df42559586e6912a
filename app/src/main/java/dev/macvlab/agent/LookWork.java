package dev.macvlab.agent;

import dev.macvlab.agent.client.Reply;
import dev.macvlab.agent.client.Request;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.lab.Lab;
import dev.macvlab.lab.LabException;
import java.io.IOException;

/** The work outside of any sandbox, where nothing may be changed. */
final class LookWork implements Work {
    @Override
    public Reply.Answer carryOut(Request request, long received) {
        long id = request.id();
        try {
            return switch (request) {
                case Request.Look _ -> new Reply.Looked(id, HostReader.read());
                case Request.Plan plan ->
                    Plans.planned(
                            id,
                            Lab.planFromNothing(TopologyFile.read(plan.topology()), LabWork.LAB_ID),
                            Lab.commands(LabWork.LAB_ID));
                default -> Session.refused(id, "an agent that looks changes nothing");
            };
        } catch (LabException e) {
            return Plans.failed(id, e);
        } catch (UnreadableFile e) {
            return Plans.unreadable(id, e);
        } catch (IOException e) {
            return new Reply.Failed(id, "kernel", null, null, "The network can't be read: " + e.getMessage() + ".", "");
        }
    }
}
