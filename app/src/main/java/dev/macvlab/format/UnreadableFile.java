package dev.macvlab.format;

import dev.macvlab.message.Explained;
import dev.macvlab.message.Message;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that can't be read or written: one line that names the file, the place, why, and what to do. */
public final class UnreadableFile extends Exception implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Message why;
    private final transient @Nullable Message remedy;

    /**
     * @param why the file, the place in it and the reason
     * @param remedy what to do, as a clause; null where that goes without saying
     * @param cause what the platform said
     */
    UnreadableFile(Message why, @Nullable Message remedy, @Nullable Throwable cause) {
        super(null, cause);
        this.why = why;
        this.remedy = remedy;
    }

    /** Of a file as a whole. */
    static UnreadableFile of(Path file, Message why, @Nullable Message remedy, @Nullable Throwable cause) {
        return new UnreadableFile(Message.of("format.in-file", file, why), remedy, cause);
    }

    private static Message sentence(Message why, @Nullable Message remedy) {
        return remedy == null ? why : Message.of("format.with-remedy", why, remedy);
    }

    @Override
    public String getMessage() {
        return sentence().english();
    }

    /** All of it on one line. */
    @Override
    public Message sentence() {
        return sentence(why, remedy);
    }

    /** The file, the place in it and the reason. */
    public Message why() {
        return why;
    }

    /** What to do, as a clause; null where that goes without saying. */
    public @Nullable Message remedy() {
        return remedy;
    }
}
