package dev.macvlab.bench;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random labs with VLANs, ipvlan and dummies too, on a kernel that has them. */
@Tag("second-kernel")
class TruthSecondKernelTest {
    private static final List<String> TRAITS = List.of(
            "vlan", "dummy", "ipvlan", "ipvlan l2", "ipvlan l3", "ipvlan bridge", "macvlan", "hairpin", "no hairpin");

    @Test
    void checkAndForecastAreTrueOfSomeLabsOfEveryKind() throws IOException {
        Truths.examined("1..16");
    }

    @Tag("slow")
    @Test
    void checkAndForecastAreTrueOfManyLabsOfEveryKind() throws IOException {
        Coverage coverage = Truths.examined("17..216");
        assertAll(TRAITS.stream()
                .map(trait -> () -> assertTrue(coverage.shareWith(trait) >= 0.1, trait + " is too rare: " + coverage)));
    }
}
