package dev.macvlab.desktop.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.model.Live;
import dev.macvlab.drawing.Drawing;
import dev.macvlab.forecast.Forecast;
import dev.macvlab.message.Message;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.Ping;
import dev.macvlab.ping.PingResult;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import org.junit.jupiter.api.Test;

/** What an arc says. */
class VerdictTest {
    private static final Forecast FORECAST = Forecast.of(Index.of(Drawing.of("""
        switch lan
        nic enp0s8 switch=lan ip=192.168.56.110/24
        macvlan ns1/mac1 on=enp0s8 mode=bridge ip=192.168.56.122/24
        macvlan ns2/mac2 on=enp0s8 mode=bridge ip=192.168.56.123/24
        """)));

    /** To the host that the child stands on: no neighbour, since it never gets there. */
    private static final Probe TO_THE_HOST = Probe.of(Ref.top("ns1"), "192.168.56.110");

    private static final Probe TO_A_SIBLING = Probe.of(Ref.top("ns1"), "192.168.56.123");

    private static Verdict verdict(Probe probe, Failure failure) {
        var ping = new Ping(probe.from().toString(), probe.to());
        return Verdict.of(
                probe,
                new Live.Sample(PingResult.failed(ping, failure, Message.verbatim("The kernel's words.")), false),
                FORECAST);
    }

    @Test
    void aFailureAsForecastHasTheForecastsReason() {
        Message forecast = Verdict.of(TO_THE_HOST, null, FORECAST).label();
        Verdict verdict = verdict(TO_THE_HOST, Failure.NO_NEIGHBOUR);
        assertEquals(forecast, verdict.label());
        assertEquals(Verdict.Outcome.FAIL, verdict.outcome());
    }

    @Test
    void anotherKindOfFailureIsLabelledByWhatWasMeasured() {
        Verdict verdict = verdict(TO_THE_HOST, Failure.LOSS);
        assertEquals("no reply", verdict.label().english());
        assertTrue(verdict.sentence().english().contains("\nForecast: no answer. "), verdict::toString);
        assertTrue(verdict.sentence().english().endsWith("\nMeasured: The kernel's words."), verdict::toString);
    }

    @Test
    void aFailureWhereAnAnswerWasForecastIsLabelledByWhatWasMeasured() {
        assertEquals(
                "no neighbour",
                verdict(TO_A_SIBLING, Failure.NO_NEIGHBOUR).label().english());
        assertEquals("not sent", verdict(TO_A_SIBLING, Failure.NOT_SENT).label().english());
    }

    @Test
    void anAnswerIsLabelledWithItsTimeWhateverWasForecast() {
        var ping = new Ping("ns1", "192.168.56.110");
        Verdict verdict = Verdict.of(TO_THE_HOST, new Live.Sample(PingResult.answered(ping, 150_700), false), FORECAST);
        assertEquals("151 ms", verdict.label().english());
        assertEquals(Verdict.Outcome.OK, verdict.outcome());
    }

    @Test
    void whatIsStaleSaysNothingOfTheLab() {
        var ping = new Ping("ns1", "192.168.56.110");
        Verdict verdict = Verdict.of(TO_THE_HOST, new Live.Sample(PingResult.answered(ping, 52), true), FORECAST);
        assertEquals("not measured now", verdict.label().english());
        assertEquals(Verdict.Outcome.UNKNOWN, verdict.outcome());
    }
}
