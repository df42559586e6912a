package dev.macvlab.format;

import dev.macvlab.message.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON (RFC 8259, nothing beyond it) with the place of every value; a key that stands twice is refused. */
final class JsonText {
    /** How deep objects and lists may stand in one another; topology files need five levels. */
    static final int DEPTH = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser parser;

    private JsonText(JsonParser parser) {
        this.parser = parser;
    }

    /** The value that {@code text} is. */
    static Node parse(String text) throws SchemaMismatch {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            var json = new JsonText(parser);
            if (parser.nextToken() == null) {
                throw new SchemaMismatch(0, "", Message.of("format.nothing-in-it"), null);
            }
            Node root = json.value("");
            if (parser.nextToken() != null) {
                throw new SchemaMismatch(
                        json.offset(), "", Message.of("format.more-follows"), Message.of("format.more-follows.remedy"));
            }
            return root;
        } catch (UnexpectedEndOfInputException e) {
            throw new SchemaMismatch(text.length(), "", Message.of("format.cut-off"), null);
        } catch (StreamConstraintsException e) {
            throw new SchemaMismatch(offset(e, text), "", Message.of("format.too-deep", DEPTH), null);
        } catch (JacksonException e) {
            String[] lines = e.getOriginalMessage().split("\\R", 2);
            throw new SchemaMismatch(offset(e, text), "", Message.of("format.no-json", lines[0]), null);
        }
    }

    private static int offset(JacksonException e, String text) {
        return e.getLocation() == null ? 0 : (int) Math.clamp(e.getLocation().getCharOffset(), 0L, text.length());
    }

    private int offset() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private Node value(String path) throws SchemaMismatch {
        int offset = offset();
        Node.Value value = switch (parser.currentToken()) {
            case START_OBJECT -> keyed(path);
            case START_ARRAY -> listed(path);
            case VALUE_STRING -> new Node.Value.Text(wellFormed(parser.getString(), path, offset));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Value.Numeric(parser.getDecimalValue());
            case VALUE_TRUE -> new Node.Value.Flag(true);
            case VALUE_FALSE -> new Node.Value.Flag(false);
            case VALUE_NULL -> new Node.Value.Null();
            default -> throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
        return new Node(value, path, offset);
    }

    private Node.Value keyed(String path) throws SchemaMismatch {
        Map<String, Node> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int offset = offset();
            String key = wellFormed(parser.currentName(), path, offset);
            String keyPath = path.isEmpty() ? key : path + "." + key;
            parser.nextToken();
            if (entries.put(key, value(keyPath)) != null) {
                throw new SchemaMismatch(
                        offset,
                        path,
                        Message.of("format.key-twice", SchemaMismatch.quoted(key)),
                        Message.of("format.key-twice.remedy"));
            }
        }
        return new Node.Value.Keyed(entries);
    }

    private Node.Value listed(String path) throws SchemaMismatch {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(path + "[" + items.size() + "]"));
        }
        return new Node.Value.Listed(items);
    }

    /** Half of a surrogate pair can't be written to a file again. */
    private static String wellFormed(String text, String path, int offset) throws SchemaMismatch {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.isSurrogate((char) text.codePointAt(i))
                        && Character.charCount(text.codePointAt(i)) == 1) {
                    throw new SchemaMismatch(
                            offset,
                            path,
                            Message.of("format.half-character"),
                            Message.of("format.half-character.remedy"));
                }
                i++;
            }
        }
        return text;
    }
}
