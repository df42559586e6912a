package dev.macvlab.ping;

import dev.macvlab.message.Message;

/** How a ping fails, as the sender notices it. */
public enum Failure {
    /** The sender, or a router on the way, has no route to the address: known at once. */
    NO_ROUTE("noRoute"),
    /** The next hop does not answer ARP or neighbour discovery. */
    NO_NEIGHBOUR("noNeighbour"),
    /** The request goes out and no reply comes back. */
    LOSS("loss"),
    /** The ping could not be sent at all: no such sender, or no such address. Only measured, never forecast. */
    NOT_SENT("notSent");

    private final String word;

    Failure(String word) {
        this.word = word;
    }

    /** The word that {@code --json} and the agent's messages use. */
    public String word() {
        return word;
    }

    /** What people are told in a few words. */
    public Message sentence() {
        return Message.of("ping.failure." + word);
    }

    /** The same in a word or two, for a cell of a table. */
    public Message brief() {
        return Message.of("ping.failure." + word + ".short");
    }
}
