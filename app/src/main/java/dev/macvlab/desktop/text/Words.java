package dev.macvlab.desktop.text;

import dev.macvlab.message.Message;

/** Says in the user's language what the drawing says. */
public interface Words {
    /** English. */
    Words ENGLISH = new Words() {
        @Override
        public String say(String english) {
            return english;
        }

        @Override
        public String say(Message message) {
            return message.english();
        }
    };

    /** What is written here in English in the user's language. */
    String say(String english);

    /** The message in the user's language. */
    String say(Message message);
}
