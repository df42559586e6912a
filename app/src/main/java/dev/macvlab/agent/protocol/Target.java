package dev.macvlab.agent.protocol;

import java.util.Locale;

/** Where an agent works. */
public enum Target {
    /** Namespaces of its own, in which it is root over a private network stack; needs no privilege. */
    SANDBOX,
    /** This machine's own network, reading only, without any privilege. */
    LOOK,
    /** This machine's own network, as root. */
    HOST;

    /** The word for it on the agent's command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
