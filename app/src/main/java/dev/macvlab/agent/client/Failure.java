package dev.macvlab.agent.client;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a ping fails, as the sender notices it. */
public enum Failure {
    /** The sender has no route to the address. */
    NO_ROUTE("noRoute"),
    /** Nobody answers ARP or neighbour discovery. */
    NO_NEIGHBOUR("noNeighbour"),
    /** The request goes out and no reply comes back. */
    LOSS("loss"),
    /** The ping could not be sent at all: no such sender, or a sender that is not up. */
    NOT_SENT("notSent");

    private final String word;

    Failure(String word) {
        this.word = word;
    }

    /** The word that {@code --json} and the agent's messages use. */
    @JsonValue
    public String word() {
        return word;
    }
}
