package dev.macvlab.format;

/** A file that can't be read or written; the message is one line that names the file, the place, why, and what to do. */
public final class UnreadableFile extends Exception {
    private static final long serialVersionUID = 1;

    private final String line;

    /** @param message the one line for the user */
    public UnreadableFile(String message) {
        super(message);
        line = message;
    }

    /**
     * @param message the one line for the user
     * @param cause what the platform said
     */
    public UnreadableFile(String message, Throwable cause) {
        super(message, cause);
        line = message;
    }

    @Override
    public String getMessage() {
        return line;
    }
}
