package dev.macvlab.agent.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.macvlab.linux.Errno;
import dev.macvlab.message.Message;
import dev.macvlab.plan.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCodeTest {
    private static final String OWN = "refused verify cancelled cut unreadable kernel unstarted lost mistake unknown";

    private static Reply read(String line) throws IOException {
        return Objects.requireNonNull(new JsonLines.Reader<>(
                        new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)), Reply.class)
                .next());
    }

    @Test
    void everyNumberOfTheKernelHasOneOfItsName() {
        Set<ErrorCode> kernels = EnumSet.allOf(ErrorCode.class);
        List.of(OWN.split(" ")).forEach(word -> kernels.remove(ErrorCode.of(word)));
        assertEquals(
                EnumSet.complementOf(EnumSet.of(Errno.OTHER)).stream()
                        .map(Errno::name)
                        .collect(Collectors.toSet()),
                kernels.stream().map(ErrorCode::word).collect(Collectors.toSet()));
    }

    @Test
    void theOwnWordsStayAsTheyAre() {
        assertEquals(
                List.of(OWN.split(" ")),
                EnumSet.allOf(ErrorCode.class).stream()
                        .map(ErrorCode::word)
                        .limit(OWN.split(" ").length)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void itTravelsAsItsWord(ErrorCode code) throws Exception {
        var failed = new Reply.Failed(1, code, "ns1/mac1", "mac", Message.verbatim("So it is."), null);
        String line = new String(JsonLines.encode(failed), StandardCharsets.UTF_8);
        assertEquals(failed, read(line));
        assertEquals(
                "{\"type\":\"failed\",\"id\":1,\"error\":\"" + code.word() + "\"",
                line.substring(0, line.indexOf(",\"element\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "[\"refused\"]"})
    void whatIsNoWordIsNoMessage(String error) {
        assertThrows(
                ProtocolException.class,
                () -> read("{\"type\":\"failed\",\"id\":1,\"error\":" + error
                        + ",\"why\":{\"key\":\"language.verbatim\",\"arguments\":[\"a\"]}}"));
    }
}
