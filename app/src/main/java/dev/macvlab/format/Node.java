package dev.macvlab.format;

import dev.macvlab.message.Message;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value of a JSON text, and where it stands.
 *
 * @param path its JSON path; empty for the outermost
 * @param offset characters from the start of the text
 */
record Node(Value value, String path, int offset) {
    /** What JSON knows. */
    sealed interface Value {
        /** An object, in file order. */
        record Keyed(Map<String, Node> entries) implements Value {}

        /** A list. */
        record Listed(List<Node> items) implements Value {}

        /** A string. */
        record Text(String text) implements Value {}

        /** A number, exactly as it was written. */
        record Numeric(BigDecimal number) implements Value {}

        /** A boolean. */
        record Flag(boolean on) implements Value {}

        /** The null of JSON. */
        record Null() implements Value {}
    }

    /** What kind of value this is, in words. */
    Message what() {
        return switch (value) {
            case Value.Keyed _ -> Message.of("format.value.object");
            case Value.Listed _ -> Message.of("format.value.list");
            case Value.Text(String text) -> Message.of("format.value.text", SchemaMismatch.quoted(text));
            case Value.Numeric(BigDecimal number) -> Message.of("format.value.number", shortened(number));
            case Value.Flag(boolean on) -> Message.verbatim(String.valueOf(on));
            case Value.Null _ -> Message.verbatim("null");
        };
    }

    private static String shortened(BigDecimal number) {
        String text = number.toString();
        return text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }

    /** The value as plain maps, lists, strings, exact numbers, booleans and null. */
    @Nullable
    Object plain() {
        return switch (value) {
            case Value.Keyed(Map<String, Node> entries) -> {
                var plain = new LinkedHashMap<String, @Nullable Object>();
                entries.forEach((key, node) -> plain.put(key, node.plain()));
                yield plain;
            }
            case Value.Listed(List<Node> items) -> {
                var plain = new ArrayList<@Nullable Object>(items.size());
                items.forEach(item -> plain.add(item.plain()));
                yield plain;
            }
            case Value.Text(String text) -> text;
            case Value.Numeric(BigDecimal number) -> number;
            case Value.Flag(boolean on) -> on;
            case Value.Null _ -> null;
        };
    }
}
