package dev.macvlab.format;

import dev.macvlab.message.Message;
import org.jspecify.annotations.Nullable;

/** A place in a JSON text where it is not what it should be. */
final class SchemaMismatch extends Exception {
    private static final long serialVersionUID = 1;

    private final int offset;
    private final String path;
    private final transient Message reason;
    private final transient @Nullable Message remedy;

    /**
     * @param offset characters from the start of the text
     * @param path the JSON path, as in {@code interfaces[1].mode}; empty for the text as a whole
     * @param reason what is wrong, as a clause that follows the path
     * @param remedy what to do, as a clause; null where the reason says it
     */
    SchemaMismatch(int offset, String path, Message reason, @Nullable Message remedy) {
        this.offset = offset;
        this.path = path;
        this.reason = reason;
        this.remedy = remedy;
    }

    SchemaMismatch(Node node, Message reason) {
        this(node, reason, null);
    }

    SchemaMismatch(Node node, Message reason, @Nullable Message remedy) {
        this(node.offset(), node.path(), reason, remedy);
    }

    /** What to do, as a clause; null where the reason says it. */
    @Nullable
    Message remedy() {
        return remedy;
    }

    /** The place in {@code text} and the reason. */
    Message in(String text) {
        int line = 1;
        int lineStart = 0;
        int end = Math.min(offset, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        int column = text.codePointCount(lineStart, end) + 1;
        return path.isEmpty()
                ? Message.of("format.place", line, column, reason)
                : Message.of("format.place-of", line, column, path, reason);
    }

    /** Text from a file in quotation marks, on one line and not endless. */
    static String quoted(String text) {
        var safe = new StringBuilder("\"");
        text.codePoints().limit(60).forEach(c -> {
            if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                safe.append(String.format("\\u%04x", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.append(text.codePointCount(0, text.length()) > 60 ? "…\"" : "\"")
                .toString();
    }
}
