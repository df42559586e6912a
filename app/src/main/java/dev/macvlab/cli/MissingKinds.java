package dev.macvlab.cli;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.protocol.KernelFacts;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/** The kinds of link that a drawing needs and this kernel lacks, found by trying to create each in a sandbox. */
final class MissingKinds {
    private MissingKinds() {}

    /** A sentence with the remedy for each; none as well where there is no sandbox to try in. */
    static List<Message> of(Topology topology) {
        List<Message> sentences = new ArrayList<>();
        try (AgentClient agent = AgentClient.start(Target.SANDBOX, AgentClient.Listener.NONE)) {
            KernelFacts facts = agent.examine().join();
            Modules modules = Modules.of(Path.of("/lib/modules", facts.release()));
            for (KernelFacts.LinkKind kind : facts.kinds()) {
                if (!kind.present()) {
                    topology.interfaces().stream()
                            .filter(each ->
                                    kind.name().equals(each.kind().driver().link()))
                            .findFirst()
                            .ifPresent(each -> {
                                Message remedy = DoctorCommand.remedy(kind, modules);
                                sentences.add(Message.of("cli.kind-missing", each.ref(), kind.name(), remedy));
                            });
                }
            }
        } catch (CompletionException _) {
            // Without a sandbox nothing can be tried; macvlab doctor says why there is none.
        }
        return sentences;
    }
}
