package dev.macvlab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.linux.Mounts;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.topology.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lower device, master, MTU, MAC address, carrier and promiscuity of every link of random labs are as resolved. */
@Tag("kernel")
class LinkAgreementTest {
    @BeforeAll
    static void haveARunOfItsOwn() throws Exception {
        Mounts.tmpfs("/run");
    }

    @AfterAll
    static void giveItBack() throws Exception {
        Mounts.unmount("/run");
    }

    @Test
    void theLinksOfSomeRandomLabsAreAsResolved() throws IOException {
        examine(1, 40);
    }

    @Tag("slow")
    @Test
    void theLinksOfThousandsOfRandomLabsAreAsResolved() throws IOException {
        examine(10_000, 11_999);
    }

    private static void examine(long first, long last) throws IOException {
        List<String> differences = new ArrayList<>();
        try (NamespaceThread outer = NamespaceThread.start()) {
            var agreement =
                    new LinkAgreement(outer, EnumSet.complementOf(EnumSet.of(Kind.VLAN, Kind.IPVLAN, Kind.DUMMY)));
            for (long seed = first; seed <= last; seed++) {
                differences.addAll(agreement.differences(seed));
            }
            assertTrue(agreement.compared().getOrDefault(Kind.MACVLAN, 0) > 20, "too little: " + agreement.compared());
        }
        assertEquals(List.of(), differences);
    }
}
