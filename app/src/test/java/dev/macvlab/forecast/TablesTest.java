package dev.macvlab.forecast;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {
    static Stream<Case> cases() {
        return Tables.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theForecastIsWhatWasMeasured(Case known) {
        Forecast forecast = known.drawing().forecast();
        assertAll(known.known().stream().map(ping -> () -> {
            Prediction prediction = forecast.predict(ping.from(), ping.to());
            assertEquals(
                    ping.result(),
                    Drawing.word(prediction),
                    ping.from() + " to " + ping.to() + ": " + prediction.reason());
        }));
    }
}
