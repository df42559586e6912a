package dev.macvlab.cli;

import dev.macvlab.message.Argument;
import dev.macvlab.message.Argument.Amount;
import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Argument.Text;
import dev.macvlab.message.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages as {@code --json} has them: the text in English, and beside it its code and its arguments, which are strings,
 * whole numbers, arrays, objects {@code {"items": […], "more": …}} for shortened lists, and {@code {"code": …,
 * "arguments": […]}}.
 */
final class CodedMessages {
    private CodedMessages() {}

    /** Puts the text under {@code name}, and {@code code} and {@code arguments} beside it. */
    static void put(Map<String, Object> json, String name, Message message) {
        put(json, name, message, "code", "arguments");
    }

    /** The same for one that is not what the object is about: {@code nameCode} and {@code nameArguments} are beside it. */
    static void putBeside(Map<String, Object> json, String name, Message message) {
        put(json, name, message, name + "Code", name + "Arguments");
    }

    /** Code and arguments alone. */
    static Object json(Message message) {
        return of(message);
    }

    private static void put(Map<String, Object> json, String name, Message message, String code, String arguments) {
        json.put(name, message.english());
        json.put(code, message.key());
        json.put(arguments, all(message.arguments()));
    }

    private static List<Object> all(List<Argument> arguments) {
        return arguments.stream().map(CodedMessages::of).toList();
    }

    private static Object of(Argument argument) {
        return switch (argument) {
            case Text(String text) -> text;
            case Amount(long value) -> value;
            case Items(List<Argument> shown, int more) ->
                more == 0 ? all(shown) : ordered("items", all(shown), "more", more);
            case Message(String key, List<Argument> arguments) -> ordered("code", key, "arguments", all(arguments));
        };
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object other) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        ordered.put(first, one);
        ordered.put(second, other);
        return ordered;
    }
}
