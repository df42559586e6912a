package dev.macvlab.agent.protocol;

import dev.macvlab.message.Argument;
import dev.macvlab.message.Argument.Amount;
import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Argument.Text;
import dev.macvlab.message.Message;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Sentences for people on their way from the agent, to be said in the language of whoever reads them: {@code {"key": …,
 * "arguments": […]}}. Of the arguments a text is a string, a number a number, a list an array or, when it is shortened,
 * {@code {"items": […], "more": …}}, and a sentence is as above.
 */
final class MessageJson {
    private MessageJson() {}

    /** What teaches a mapper to read and write them. */
    static JacksonModule module() {
        return new SimpleModule("sentences")
                .addSerializer(Message.class, new Writing())
                .addDeserializer(Message.class, new Reading());
    }

    private static final class Writing extends StdSerializer<Message> {
        Writing() {
            super(Message.class);
        }

        @Override
        public void serialize(Message message, JsonGenerator out, SerializationContext context) {
            write(message, out);
        }

        private static void write(Argument argument, JsonGenerator out) {
            switch (argument) {
                case Text(String text) -> out.writeString(text);
                case Amount(long value) -> out.writeNumber(value);
                case Items(List<Argument> shown, int more) -> {
                    if (more == 0) {
                        write(shown, out);
                        return;
                    }
                    out.writeStartObject();
                    out.writeName("items");
                    write(shown, out);
                    out.writeNumberProperty("more", more);
                    out.writeEndObject();
                }
                case Message(String key, List<Argument> arguments) -> {
                    out.writeStartObject();
                    out.writeStringProperty("key", key);
                    out.writeName("arguments");
                    write(arguments, out);
                    out.writeEndObject();
                }
            }
        }

        private static void write(List<Argument> arguments, JsonGenerator out) {
            out.writeStartArray();
            arguments.forEach(each -> write(each, out));
            out.writeEndArray();
        }
    }

    private static final class Reading extends StdDeserializer<Message> {
        Reading() {
            super(Message.class);
        }

        @Override
        public Message deserialize(JsonParser parser, DeserializationContext context) {
            return read(context.readTree(parser), context) instanceof Message message
                    ? message
                    : context.reportInputMismatch(Message.class, "a sentence has a key");
        }

        private static Argument read(JsonNode node, DeserializationContext context) {
            if (node.isString()) {
                return new Text(node.stringValue());
            }
            if (node.isIntegralNumber() && node.canConvertToLong()) {
                return new Amount(node.longValue());
            }
            if (node.isArray()) {
                return new Items(all(node, context), 0);
            }
            if (node.path("key").isString() && node.path("arguments").isArray()) {
                return new Message(node.get("key").stringValue(), all(node.get("arguments"), context));
            }
            if (node.path("items").isArray() && node.path("more").isInt()) {
                return new Items(
                        all(node.get("items"), context), node.get("more").intValue());
            }
            return context.reportInputMismatch(Message.class, "no argument of a sentence");
        }

        private static List<Argument> all(JsonNode array, DeserializationContext context) {
            List<Argument> all = new ArrayList<>(array.size());
            for (JsonNode each : array) {
                all.add(read(each, context));
            }
            return all;
        }
    }
}
