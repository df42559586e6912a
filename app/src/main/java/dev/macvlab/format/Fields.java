package dev.macvlab.format;

import dev.macvlab.message.Message;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.UnknownKeys;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of one JSON object, asked for one by one; what nobody asked for is left over. */
final class Fields {
    /** Coordinates on the canvas lie between this and its negative, so that arithmetic with them stays exact enough. */
    static final double FARTHEST = 1e9;

    /** Reads one value. */
    interface Reading<T> {
        T read(Node node) throws SchemaMismatch;
    }

    private final Node node;
    private final Map<String, Node> left;

    private Fields(Node node, Map<String, Node> left) {
        this.node = node;
        this.left = left;
    }

    /** The keys of {@code node}, which has to be an object. */
    static Fields of(Node node) throws SchemaMismatch {
        if (node.value() instanceof Node.Value.Keyed(Map<String, Node> entries)) {
            return new Fields(node, new LinkedHashMap<>(entries));
        }
        throw new SchemaMismatch(node, Message.of("format.no-object", node.what()));
    }

    /** The value of a key that has to be there. */
    <T> T required(String key, Reading<T> reading) throws SchemaMismatch {
        Node value = left.remove(key);
        if (value == null) {
            throw new SchemaMismatch(node, Message.of("format.no-key", key), Message.of("format.no-key.remedy"));
        }
        return reading.read(value);
    }

    /** The value of a key, or null where it is left out. */
    <T> @Nullable T optional(String key, Reading<T> reading) throws SchemaMismatch {
        Node value = left.remove(key);
        return value == null ? null : reading.read(value);
    }

    /** The list at a key; empty where it is left out. */
    <T> List<T> list(String key, Reading<T> reading) throws SchemaMismatch {
        Node value = left.remove(key);
        return value == null ? List.of() : items(value, reading);
    }

    /** What nobody asked for yet. */
    Map<String, Node> left() {
        return Collections.unmodifiableMap(left);
    }

    /** What nobody asked for, to be kept. */
    UnknownKeys rest() {
        var values = new LinkedHashMap<String, @Nullable Object>();
        left.forEach((key, value) -> values.put(key, value.plain()));
        return values.isEmpty() ? UnknownKeys.NONE : new UnknownKeys(values);
    }

    static String text(Node node) throws SchemaMismatch {
        if (node.value() instanceof Node.Value.Text(String text)) {
            return text;
        }
        throw new SchemaMismatch(node, Message.of("format.no-text", node.what()));
    }

    static Ref ref(Node node) throws SchemaMismatch {
        return Ref.parse(text(node));
    }

    static boolean flag(Node node) throws SchemaMismatch {
        if (node.value() instanceof Node.Value.Flag(boolean on)) {
            return on;
        }
        throw new SchemaMismatch(node, Message.of("format.no-flag", node.what()));
    }

    static int whole(Node node) throws SchemaMismatch {
        if (node.value() instanceof Node.Value.Numeric(BigDecimal number)) {
            try {
                return number.intValueExact();
            } catch (ArithmeticException e) {
                throw new SchemaMismatch(node, Message.of("format.no-whole-number", node.what(), Integer.MAX_VALUE));
            }
        }
        throw new SchemaMismatch(node, Message.of("format.no-number", node.what()));
    }

    static Position position(Node node) throws SchemaMismatch {
        List<Double> numbers = items(node, Fields::coordinate);
        if (numbers.size() != 2) {
            throw new SchemaMismatch(node, Message.of("format.no-position", numbers.size()));
        }
        return new Position(numbers.get(0), numbers.get(1));
    }

    private static double coordinate(Node node) throws SchemaMismatch {
        if (!(node.value() instanceof Node.Value.Numeric(BigDecimal number))) {
            throw new SchemaMismatch(node, Message.of("format.no-number", node.what()));
        }
        double value = number.doubleValue();
        if (Math.abs(value) > FARTHEST) {
            throw new SchemaMismatch(node, Message.of("format.too-far-out", node.what()));
        }
        return value + 0.0;
    }

    /** One of a few words. */
    static <W> Reading<W> oneOf(List<W> words, Function<W, String> spelling) {
        return node -> {
            String text = text(node);
            for (W word : words) {
                if (spelling.apply(word).equals(text)) {
                    return word;
                }
            }
            throw new SchemaMismatch(
                    node,
                    Message.of(
                            "format.no-word",
                            node.what(),
                            words.stream().map(spelling).toList()));
        };
    }

    static <T> List<T> items(Node node, Reading<T> reading) throws SchemaMismatch {
        if (!(node.value() instanceof Node.Value.Listed(List<Node> items))) {
            throw new SchemaMismatch(node, Message.of("format.no-list", node.what()));
        }
        List<T> read = new ArrayList<>(items.size());
        for (Node item : items) {
            read.add(reading.read(item));
        }
        return read;
    }
}
