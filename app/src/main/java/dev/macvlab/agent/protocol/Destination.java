package dev.macvlab.agent.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;

/** Where a lab is planned or made. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "target")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Destination.Sandbox.class, name = "sandbox"),
    @JsonSubTypes.Type(value = Destination.Host.class, name = "host")
})
public sealed interface Destination {
    /** The namespaces of a sandbox. */
    record Sandbox() implements Destination {}

    /**
     * This machine's own network.
     *
     * @param mayCut the machine's NICs whose connections may be cut
     * @param confirmSeconds how long to wait for a {@link Request.Confirm} where one may be cut, 5 to 600
     * @param connection the user's SSH_CONNECTION; empty when there is none
     * @param keep whether the lab stays when the client goes away
     */
    record Host(HostOrder order, List<String> mayCut, int confirmSeconds, String connection, boolean keep)
            implements Destination {
        public Host {
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(connection, "connection");
            mayCut = List.copyOf(mayCut);
        }

        /** What is only planned, so that nothing is cut or kept. */
        public static Host planned(HostOrder order, String connection) {
            return new Host(order, List.of(), 0, connection, false);
        }
    }
}
