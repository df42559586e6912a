package dev.macvlab.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.macvlab.linux.Mounts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every known topology on the real kernel: the pings that are known, and all others against the forecast. */
@Tag("kernel")
class KernelTest {
    private static Trial trial;

    @BeforeAll
    static void begin() throws Exception {
        Mounts.tmpfs("/run");
        trial = new Trial(cases(), 8);
    }

    @AfterAll
    static void end() throws Exception {
        trial.close();
        Mounts.unmount("/run");
    }

    static Stream<Case> cases() {
        return Tables.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theKernelDoesWhatTheForecastSays(Case known) throws Exception {
        assertEquals(List.of(), trial.differences(known.name()));
    }
}
