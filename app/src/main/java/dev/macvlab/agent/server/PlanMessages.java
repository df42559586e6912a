package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.PlannedRisk;
import dev.macvlab.agent.protocol.PlannedStep;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.lab.host.ConnectivityRisk;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.plan.IpCommand;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.Step;
import dev.macvlab.plan.StepDescription;
import java.util.List;

/** Plans, and why there is none, in the words of messages. */
final class PlanMessages {
    private PlanMessages() {}

    static Reply.Planned planned(long id, List<Step> steps, List<ConnectivityRisk> risks, IpCommand commands) {
        return new Reply.Planned(
                id,
                steps.stream()
                        .map(step -> new PlannedStep(
                                step.element().toString(),
                                StepDescription.words(step),
                                commands.of(step),
                                step.interrupts()))
                        .toList(),
                risks.stream()
                        .map(risk -> new PlannedRisk(risk.nic(), risk.carries(), risk.does()))
                        .toList());
    }

    static Reply.Failed failed(long id, LabException e) {
        String element = e.element() == null ? null : e.element().toString();
        return new Reply.Failed(id, e.error(), element, e.field(), e.why(), e.remedy());
    }

    static Reply.Failed unreadable(long id, UnreadableFile e) {
        return new Reply.Failed(id, ErrorCode.UNREADABLE, null, null, e.sentence(), null);
    }
}
