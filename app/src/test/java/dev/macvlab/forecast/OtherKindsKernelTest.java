package dev.macvlab.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** VLANs and ipvlan on a kernel that has them: the pings that are known, and all others against the forecast. */
@Tag("second-kernel")
class OtherKindsKernelTest {
    private static Trial trial;

    @BeforeAll
    static void begin() throws Exception {
        trial = new Trial(cases(), 1);
    }

    @AfterAll
    static void end() {
        trial.close();
    }

    static Stream<Case> cases() {
        return Tables.ofOtherKinds();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theKernelDoesWhatTheForecastSays(Case known) throws Exception {
        assertEquals(List.of(), trial.differences(known.name()));
    }
}
