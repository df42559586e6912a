package dev.macvlab.cli;

/** A command that can't do what it was asked: its message becomes the one line on standard error. */
public final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    private final int exitCode;
    private final String line;

    /**
     * @param exitCode the status the program ends with
     * @param message one line that says what, why and what to do
     */
    public Failure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
        line = message;
    }

    /** The status the program ends with. */
    public int exitCode() {
        return exitCode;
    }

    @Override
    public String getMessage() {
        return line;
    }
}
