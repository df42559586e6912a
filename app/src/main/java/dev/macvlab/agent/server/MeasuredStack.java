package dev.macvlab.agent.server;

import dev.macvlab.lab.apply.Lab;
import dev.macvlab.lab.apply.PingOrigin;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.plan.NamespaceId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The IP stack of one namespace of a lab that is measured, with a socket into it. */
record MeasuredStack(NetworkNamespace namespace, RouteSocket socket) implements AutoCloseable {
    /** Those of a lab that stands. */
    static Map<NamespaceId, MeasuredStack> of(Lab lab, NamespaceThread namespaces) throws IOException {
        Map<NamespaceId, MeasuredStack> stacks = new LinkedHashMap<>();
        try {
            for (PingOrigin each : lab.origins().stacks()) {
                RouteSocket socket = RouteSocket.open(namespaces, each.namespace());
                stacks.put(each.place(), new MeasuredStack(each.namespace(), socket));
            }
            return stacks;
        } catch (IOException e) {
            stacks.values().forEach(MeasuredStack::close);
            throw e;
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
