package dev.macvlab.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.forecast.Prediction;
import dev.macvlab.forecast.Prediction.Outcome;
import dev.macvlab.message.Message;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.Ping;
import dev.macvlab.ping.PingResult;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {
    private static final Ping PING = new Ping("ns1", "192.168.56.123");
    private static final Prediction ANSWERS = forecast(Outcome.REACHABLE, null);
    private static final Prediction OPEN = forecast(Outcome.DEPENDS, null);

    private static Prediction forecast(Outcome outcome, @Nullable Failure failure) {
        return new Prediction(
                outcome, failure, Message.verbatim("why in short"), Message.verbatim("Why."), null, List.of());
    }

    private static Prediction fails(Failure failure) {
        return forecast(Outcome.UNREACHABLE, failure);
    }

    private static PingResult measured(Failure failure) {
        return PingResult.failed(PING, failure, Message.verbatim("As the kernel has it."));
    }

    private static PingResult answered() {
        return PingResult.answered(PING, 52);
    }

    private static Finding finding(Prediction forecast, @Nullable PingResult measured) {
        return new Comparison(forecast, measured).finding();
    }

    @ParameterizedTest(name = "forecast {0}, measured {1}: {2}")
    @CsvSource({
        "NO_ROUTE,     NO_ROUTE,     AGREES",
        "NO_ROUTE,     NO_NEIGHBOUR, FAILED_OTHERWISE",
        "NO_ROUTE,     LOSS,         FAILED_OTHERWISE",
        "NO_ROUTE,     NOT_SENT,     AGREES",
        "NO_NEIGHBOUR, NO_ROUTE,     FAILED_OTHERWISE",
        "NO_NEIGHBOUR, NO_NEIGHBOUR, AGREES",
        "NO_NEIGHBOUR, LOSS,         FAILED_OTHERWISE",
        "NO_NEIGHBOUR, NOT_SENT,     FAILED_OTHERWISE",
        "LOSS,         NO_ROUTE,     FAILED_OTHERWISE",
        "LOSS,         NO_NEIGHBOUR, FAILED_OTHERWISE",
        "LOSS,         LOSS,         AGREES",
        "LOSS,         NOT_SENT,     FAILED_OTHERWISE",
    })
    void aFailureIsAsForecastOnlyWhereItsKindIs(Failure forecast, Failure measured, Finding finding) {
        assertEquals(finding, finding(fails(forecast), measured(measured)));
    }

    @ParameterizedTest
    @EnumSource
    void anyFailureDiffersFromAnAnswerAndNoneFromWhatIsLeftOpen(Failure measured) {
        assertEquals(Finding.FAILED, finding(ANSWERS, measured(measured)));
        assertEquals(Finding.OPEN, finding(OPEN, measured(measured)));
    }

    @Test
    void anAnswerDiffersFromAFailure() {
        assertEquals(Finding.AGREES, finding(ANSWERS, answered()));
        assertEquals(Finding.ANSWERED, finding(fails(Failure.LOSS), answered()));
        assertEquals(Finding.OPEN, finding(OPEN, answered()));
    }

    @Test
    void whatIsNotMeasuredNeitherAgreesNorDiffers() {
        for (Prediction forecast : List.of(ANSWERS, OPEN, fails(Failure.LOSS))) {
            assertEquals(Finding.NOT_MEASURED, finding(forecast, null));
            assertEquals(new ResultLabel.Foretold(forecast), new Comparison(forecast, null).label());
        }
    }

    @Test
    void aFailureIsLabelledWithTheForecastsReasonOnlyWhereTheyAgree() {
        Prediction loss = fails(Failure.LOSS);
        assertEquals(new ResultLabel.Foretold(loss), new Comparison(loss, measured(Failure.LOSS)).label());
        for (Prediction other : List.of(loss, ANSWERS, OPEN)) {
            assertEquals(
                    new ResultLabel.Failed(Failure.NO_NEIGHBOUR),
                    new Comparison(other, measured(Failure.NO_NEIGHBOUR)).label());
            assertEquals(new ResultLabel.Answered(52), new Comparison(other, answered()).label());
        }
    }

    @Test
    void whatIsOpenOrNotMeasuredIsNotCounted() {
        var tally = Tally.of(List.of(
                new Comparison(ANSWERS, answered()),
                new Comparison(ANSWERS, measured(Failure.LOSS)),
                new Comparison(fails(Failure.LOSS), answered()),
                new Comparison(fails(Failure.LOSS), measured(Failure.LOSS)),
                new Comparison(OPEN, answered()),
                new Comparison(ANSWERS, null)));
        assertEquals(new Tally(2, 4, 1), tally);
        assertEquals(0.5, tally.ratio());
        assertFalse(tally.isFull());
        assertEquals(1.0, Tally.of(List.of()).ratio());
        assertTrue(Tally.of(List.of(new Comparison(OPEN, answered()))).isFull());
    }
}
