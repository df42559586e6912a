package dev.macvlab.bench;

import dev.macvlab.message.Explained;
import dev.macvlab.message.Message;

/** An argument of a benchmark that it can't work with. */
final class WrongArgument extends IllegalArgumentException implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Message sentence;

    WrongArgument(Message sentence) {
        this.sentence = sentence;
    }

    @Override
    public Message sentence() {
        return sentence;
    }

    @Override
    public String getMessage() {
        return sentence.english();
    }
}
