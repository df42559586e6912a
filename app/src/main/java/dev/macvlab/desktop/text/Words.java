package dev.macvlab.desktop.text;

import dev.macvlab.message.Message;

/** Says in the user's language what the drawing says. */
@FunctionalInterface
public interface Words {
    /** English. */
    Words ENGLISH = Message::english;

    /** The message in the user's language. */
    String say(Message message);
}
