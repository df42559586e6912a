package dev.macvlab.message;

/** An exception that says to people what happened. */
public interface Explained {
    /** What happened, as one sentence or clause. */
    Message sentence();

    /** What an exception says to people; where it is none of ours, as those of the JDK, its own text as it is. */
    static Message of(Throwable e) {
        return e instanceof Explained explained
                ? explained.sentence()
                : Message.verbatim(String.valueOf(e.getMessage()));
    }
}
