package dev.macvlab.forecast;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of pings is what the forecast says. */
class TablesTest {
    static Stream<Case> cases() {
        return Stream.concat(Tables.all(), Tables.ofOtherKinds());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theForecastIsWhatWasMeasured(Case known) {
        Forecast forecast = known.drawing().forecast();
        assertAll(known.known().stream().map(ping -> () -> {
            Prediction prediction = forecast.predict(ping.from(), ping.to());
            String which = ping.from() + " to " + ping.to() + ": " + prediction.reason();
            assertEquals(ping.result(), Drawn.word(prediction), which);
            if (ping.warm() != null && !ping.result().equals("ok")) {
                assertEquals(ping.warm().equals("ok"), prediction.whenWarm() != null, "when warm, " + which);
            }
        }));
    }
}
