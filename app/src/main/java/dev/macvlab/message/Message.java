package dev.macvlab.message;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence for people, or a part of one, before it is said in a language.
 *
 * @param key what it says: a stable code whose first word is the file of a {@link Language} that has the text, for
 *     instance {@code check.passthru-shared}
 * @param arguments what is put in the places {@code {0}}, {@code {1}}… of the text
 */
public record Message(String key, List<Argument> arguments) implements Argument {
    public Message {
        arguments = List.copyOf(arguments);
    }

    /** A message whose arguments are {@linkplain Argument#of the values}. */
    public static Message of(String key, Object... values) {
        if (values.length == 0) {
            return new Message(key, List.of());
        }
        List<Argument> arguments = new ArrayList<>(values.length);
        for (Object value : values) {
            arguments.add(Argument.of(value));
        }
        return new Message(key, arguments);
    }

    /** What is said in the same words in every language, as what another program said. */
    public static Message verbatim(String text) {
        return of("language.verbatim", text);
    }

    /** Whether a name is among what it is about, or what a message in it is about. */
    public boolean names(String name) {
        return arguments.stream().anyMatch(each -> names(each, name));
    }

    private static boolean names(Argument argument, String name) {
        return switch (argument) {
            case Text(String text) -> text.equals(name);
            case Amount _ -> false;
            case Items items -> items.shown().stream().anyMatch(each -> names(each, name));
            case Message message -> message.names(name);
        };
    }

    /** It in English, the language of logs, of {@code --json} and of exceptions. */
    public String english() {
        return Language.ENGLISH.say(this);
    }

    /** It in English, for logs. */
    @Override
    public String toString() {
        return english();
    }
}
