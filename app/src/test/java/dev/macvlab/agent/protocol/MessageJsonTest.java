package dev.macvlab.agent.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageJsonTest {
    private record Said(Message why) {}

    @Test
    void aSentenceComesBackAsItWas() throws IOException {
        var said = new Said(Message.of(
                "lab.example",
                "mac1",
                1500,
                1L << 40,
                List.of("a", 2),
                Items.some(List.of("a", "b", "c", "d", "e")),
                Message.of("lab.part", Message.of("lab.smaller"))));
        byte[] line = JsonLines.encode(said);
        assertEquals(
                "{\"why\":{\"key\":\"lab.example\",\"arguments\":[\"mac1\",1500,1099511627776,[\"a\",2],"
                        + "{\"items\":[\"a\",\"b\",\"c\"],\"more\":2},"
                        + "{\"key\":\"lab.part\",\"arguments\":[{\"key\":\"lab.smaller\",\"arguments\":[]}]}]}}\n",
                new String(line, StandardCharsets.UTF_8));
        assertEquals(said, read(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\"",
                "7",
                "[]",
                "{}",
                "{\"key\":1,\"arguments\":[]}",
                "{\"key\":\"a\"}",
                "{\"key\":\"a\",\"arguments\":[null]}",
                "{\"key\":\"a\",\"arguments\":[1.5]}",
                "{\"key\":\"a\",\"arguments\":[{\"items\":[]}]}",
                "{\"items\":[],\"more\":0}",
            })
    void whatIsNoSentenceIsRefused(String json) {
        byte[] line = ("{\"why\":" + json + "}\n").getBytes(StandardCharsets.UTF_8);
        assertThrows(ProtocolException.class, () -> read(line));
    }

    private static Said read(byte[] line) throws IOException {
        Said said = new JsonLines.Reader<>(new ByteArrayInputStream(line), Said.class).next();
        return Objects.requireNonNull(said);
    }
}
