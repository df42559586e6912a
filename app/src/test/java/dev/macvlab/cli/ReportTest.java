package dev.macvlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.forecast.Prediction;
import dev.macvlab.forecast.Prediction.Outcome;
import dev.macvlab.message.Language;
import dev.macvlab.message.Message;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.Ping;
import dev.macvlab.ping.PingResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run prints, without a kernel. */
class ReportTest {
    private static final Ping PING = new Ping("ns1", "192.168.56.123");
    private static final Prediction LOSS = new Prediction(
            Outcome.UNREACHABLE,
            Failure.LOSS,
            Message.verbatim("no route back"),
            Message.verbatim("ns2 has no way back."),
            null,
            List.of());
    private static final Prediction OPEN = new Prediction(
            Outcome.DEPENDS, null, Message.verbatim("one of two"), Message.verbatim("Two have it."), null, List.of());
    private static final Prediction NOBODY = new Prediction(
            Outcome.UNREACHABLE,
            Failure.NO_ROUTE,
            Message.verbatim("nothing there"),
            Message.verbatim("x is not there."),
            null,
            List.of());

    private static ReportRow row(Prediction forecast, PingResult measured) {
        return new ReportRow("ns2/mac2", forecast, measured);
    }

    private static ReportRow failed(Prediction forecast, Failure failure) {
        return row(forecast, PingResult.failed(PING, failure, Message.of("probe.no-arp", "192.168.56.123")));
    }

    private static String printed(Report report) {
        var text = new StringWriter();
        var out = new PrintWriter(text, true);
        report.print(new Terminal(out, out, false, Language.ENGLISH));
        return text.toString();
    }

    private static JsonNode json(Report report) {
        var mapper = JsonMapper.shared();
        return mapper.readTree(mapper.writeValueAsString(report.json()));
    }

    @Test
    void anotherKindOfFailureIsSaidBesideTheForecastOne() {
        var report = new Report(List.of(failed(LOSS, Failure.NO_NEIGHBOUR)), List.of());
        assertFalse(report.agrees());
        String text = printed(report);
        assertTrue(text.lines().anyMatch(line -> line.matches(".* loss +no neighbour +DIFFERS")), text);
        assertTrue(text.contains("  predicted: ns2 has no way back."), text);
        assertTrue(text.contains("  measured: 192.168.56.123 does not answer ARP."), text);
        assertTrue(text.contains("0 of 1 pings did what was predicted"), text);
        JsonNode pair = json(report).get("pairs").get(0);
        assertEquals("loss", pair.get("failure").asString());
        assertEquals("noNeighbour", pair.get("measuredFailure").asString());
        assertFalse(pair.get("agrees").asBoolean());
        assertEquals(0.0, json(report).get("agreement").asDouble());
    }

    @Test
    void theSameKindOfFailureAgrees() {
        var report = new Report(List.of(failed(LOSS, Failure.LOSS)), List.of());
        assertTrue(report.agrees());
        assertTrue(printed(report).lines().anyMatch(line -> line.matches(".* loss +loss +=")), printed(report));
        assertTrue(json(report).get("pairs").get(0).get("agrees").asBoolean());
    }

    @Test
    void whatIsLeftOpenIsCountedApart() {
        var report =
                new Report(List.of(failed(OPEN, Failure.LOSS), row(OPEN, PingResult.answered(PING, 52))), List.of());
        assertTrue(report.agrees());
        assertFalse(printed(report).contains("DIFFERS"));
        assertTrue(printed(report).contains("0 of 0 pings did what was predicted, 2 could have done either"));
        assertFalse(json(report).get("pairs").get(0).has("agrees"));
        assertEquals(2, json(report).get("depends").asInt());
        assertEquals(1.0, json(report).get("agreement").asDouble());
    }

    @Test
    void aSenderThatIsNotThereHasNoRouteAsForecast() {
        var report = new Report(List.of(), List.of(failed(NOBODY, Failure.NOT_SENT)));
        assertTrue(report.agrees());
        assertTrue(printed(report).lines().anyMatch(line -> line.matches(".* no route +not sent +=")), printed(report));
        assertEquals(
                "notSent",
                json(report).get("probes").get(0).get("measuredFailure").asString());
    }
}
