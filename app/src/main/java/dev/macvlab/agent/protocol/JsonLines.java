package dev.macvlab.agent.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.macvlab.ping.Failure;
import dev.macvlab.plan.ErrorCode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Messages as lines of JSON, in both directions. No line may be longer than {@link #MAX_BYTES}. */
public final class JsonLines {
    /** The longest line, in bytes without its end. */
    public static final int MAX_BYTES = 32 * 1024 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_BYTES)
                            .maxNestingDepth(20)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(MessageJson.module())
            .addMixIn(Failure.class, InItsWord.class)
            .addMixIn(ErrorCode.class, InOneOfItsWords.class)
            .build();

    /** How a message spells a failure. */
    private interface InItsWord {
        @JsonValue
        String word();
    }

    /** How a message spells an error. One that a newer agent says is read as {@link ErrorCode#UNKNOWN}. */
    private abstract static class InOneOfItsWords {
        @JsonValue
        abstract String word();

        @JsonCreator
        static ErrorCode of(String word) {
            return ErrorCode.of(word);
        }
    }

    private static final int SHORT_BYTES = 8192;

    private JsonLines() {}

    /** Reads messages of one type, each a line; memory is bounded by {@link #MAX_BYTES}. */
    public static final class Reader<T> {
        private final InputStream in;
        private final Class<T> type;
        private final IntConsumer capacity;
        private byte[] line = new byte[SHORT_BYTES];
        private long received;

        public Reader(InputStream in, Class<T> type) {
            this(in, type, _ -> {});
        }

        /**
         * @param capacity told how long each line may still become, in bytes, when it is longer than a few kilobytes: it
         *     holds up reading for as long as there is no memory for that
         */
        public Reader(InputStream in, Class<T> type, IntConsumer capacity) {
            this.capacity = capacity;
            this.in = new BufferedInputStream(in, 1 << 16);
            this.type = type;
        }

        /**
         * The next message; null at the end of the stream, also when that comes in the middle of a line.
         *
         * @throws ProtocolException when the line is no message; the next call goes on behind it
         */
        public @Nullable T next() throws IOException {
            int length = 0;
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    return null;
                }
                if (length == MAX_BYTES) {
                    return skipTooLong();
                }
                if (length == SHORT_BYTES) {
                    capacity.accept(MAX_BYTES);
                }
                if (length == line.length) {
                    line = Arrays.copyOf(line, Math.min(MAX_BYTES, 2 * length));
                }
                line[length++] = (byte) b;
            }
            received = System.nanoTime();
            T message = parse(length);
            if (line.length > 1 << 20) {
                line = new byte[SHORT_BYTES];
            }
            return message;
        }

        /** When the last line had come in, by {@link System#nanoTime}. */
        public long received() {
            return received;
        }

        private T parse(int length) throws ProtocolException {
            try {
                T message = MAPPER.readValue(line, 0, length, type);
                if (message == null) {
                    throw new ProtocolException("not a message: null");
                }
                return message;
            } catch (JacksonException e) {
                throw new ProtocolException("not a message: " + e.getOriginalMessage());
            }
        }

        private @Nullable T skipTooLong() throws IOException {
            line = new byte[SHORT_BYTES];
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    return null;
                }
            }
            throw new ProtocolException("a line is longer than " + MAX_BYTES + " bytes");
        }
    }

    /** The line of a message, with its end. */
    public static byte[] encode(Object message) {
        byte[] json = MAPPER.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(json, json.length + 1);
        bytes[json.length] = '\n';
        return bytes;
    }

    /** Writes one message and flushes. */
    public static void write(OutputStream out, Object message) throws IOException {
        out.write(encode(message));
        out.flush();
    }
}
