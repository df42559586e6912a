package dev.macvlab.bench;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.linux.Mounts;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random labs on the real kernel: it takes what check accepts, and every ping does what the forecast says. */
@Tag("kernel")
class TruthTest {
    private static final List<String> TRAITS = List.of(
            "nic",
            "macvlan",
            "macvtap",
            "bridge",
            "veth",
            "mode private",
            "mode vepa",
            "mode bridge",
            "mode passthru",
            "mode source",
            "hairpin",
            "no hairpin",
            "IPv4",
            "IPv6",
            "router");

    @BeforeAll
    static void haveARunOfItsOwn() throws Exception {
        Mounts.tmpfs("/run");
    }

    @AfterAll
    static void giveItBack() throws Exception {
        Mounts.unmount("/run");
    }

    @Test
    void checkAndForecastAreTrueOfSomeHundredRandomLabs() throws IOException {
        examine("1..300");
    }

    @Tag("slow")
    @Test
    void checkAndForecastAreTrueOfThousandsOfRandomLabs() throws IOException {
        examine("1000..4999");
    }

    private static void examine(String seeds) throws IOException {
        Coverage coverage = Truths.examined(seeds);
        String shares = coverage.toString();
        assertAll(
                () -> assertTrue(coverage.reachableShare() >= 0.3 && coverage.reachableShare() <= 0.7, shares),
                () -> assertTrue(coverage.openShare() < 0.01, shares),
                () -> assertTrue(coverage.acceptedShare() >= 0.45 && coverage.acceptedShare() <= 0.6, shares),
                () -> assertAll(TRAITS.stream()
                        .map(trait -> () ->
                                assertTrue(coverage.shareWith(trait) >= 0.1, trait + " is too rare: " + shares))));
    }
}
