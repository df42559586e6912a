package dev.macvlab.agent;

import dev.macvlab.agent.client.Reply;
import dev.macvlab.agent.client.Request;
import dev.macvlab.netlink.NamespaceThread;
import java.io.IOException;

/** The work outside of any sandbox, where nothing may be changed. */
final class LookWork implements Work {
    private final NamespaceThread namespaces;

    LookWork(NamespaceThread namespaces) {
        this.namespaces = namespaces;
    }

    @Override
    public Reply.Answer carryOut(Request request, long received) {
        if (!(request instanceof Request.Look)) {
            return Session.refused(request.id(), "an agent that looks does nothing else");
        }
        try {
            return new Reply.Looked(request.id(), HostReader.read(namespaces));
        } catch (IOException e) {
            return new Reply.Failed(
                    request.id(), "kernel", null, null, "The network can't be read: " + e.getMessage() + ".", "");
        }
    }
}
