package dev.macvlab.cli;

import dev.macvlab.message.Message;

/** A command that can't do what it was asked: its message becomes the one line on standard error. */
public final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final int exitCode;
    private final transient Message what;

    /**
     * @param exitCode the status the program ends with
     * @param what one line that says what, why and what to do
     */
    public CommandFailure(int exitCode, Message what) {
        super(what.english());
        this.exitCode = exitCode;
        this.what = what;
    }

    /** Of what the failure is, and the failure. */
    static CommandFailure of(Object subject, Message what) {
        return new CommandFailure(1, Message.of("cli.of", subject, what));
    }

    /** The status the program ends with. */
    public int exitCode() {
        return exitCode;
    }

    /** One line that says what, why and what to do. */
    public Message what() {
        return what;
    }
}
