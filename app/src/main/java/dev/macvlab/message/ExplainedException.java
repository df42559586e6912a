package dev.macvlab.message;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Something of the machine that can't be had, read or written, with what people are told of it. */
public final class ExplainedException extends IOException implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Message sentence;

    public ExplainedException(Message sentence) {
        this(sentence, null);
    }

    public ExplainedException(Message sentence, @Nullable Throwable cause) {
        super(cause);
        this.sentence = sentence;
    }

    @Override
    public Message sentence() {
        return sentence;
    }

    /** The sentence in English. */
    @Override
    public String getMessage() {
        return sentence.english();
    }
}
