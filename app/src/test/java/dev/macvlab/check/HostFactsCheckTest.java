package dev.macvlab.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.HostFacts.HostNic;
import dev.macvlab.topology.Index;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostFactsCheckTest {
    private static final String CHILD = """
        nic eth0
        macvlan ns1/mac1 on=eth0 mode=bridge
        """;

    private static final HostNic ORDINARY = nic("02:00:00:00:00:01", false, null, false);

    @Test
    void anOrdinaryNicGivesNoFinding() {
        assertEquals(List.of(), rules(CHILD, ORDINARY));
    }

    @Test
    void withoutFactsNothingIsSaidAboutThisMachine() {
        assertEquals(List.of(), Check.of(Index.of(Drawing.of(CHILD))));
    }

    @Test
    void aNicThatTheMachineLacksIsNamed() {
        assertEquals(List.of("host-nic-missing"), rules("nic eth1", ORDINARY));
    }

    @Test
    void aPortOfABridgeTakesNoChildrenButVlans() {
        HostNic port = nic("02:00:00:00:00:01", false, "br0", false);
        assertEquals(List.of("host-nic-enslaved"), rules(CHILD, port));
        assertEquals(List.of(), rules("nic eth0\nvlan tagged on=eth0 id=5", port));
        assertEquals(List.of(), rules("nic eth0", port));
    }

    @Test
    void aDeviceWithoutMacAddressTakesNoChildren() {
        assertEquals(List.of("host-nic-not-ethernet"), rules(CHILD, nic(null, false, null, false)));
    }

    @Test
    void aWifiStationIsNoGoodForMacAddressesOfChildren() {
        HostNic station = nic("02:00:00:00:00:01", true, null, false);
        assertEquals(List.of("host-nic-wireless"), rules(CHILD, station));
        assertEquals(List.of(), rules("nic eth0\nipvlan ns1/ip1 on=eth0 mode=l2", station));
        assertEquals(List.of(), rules("nic eth0\nmacvlan ns1/mac1 on=eth0 mode=passthru", station));
    }

    @Test
    void theNicOfTheDefaultRouteIsPointedOut() {
        assertEquals(List.of("host-nic-default-route"), rules(CHILD, nic("02:00:00:00:00:01", false, null, true)));
    }

    private static HostNic nic(@Nullable String mac, boolean wireless, @Nullable String master, boolean defaultRoute) {
        String masterKind = master == null ? null : "bridge";
        return new HostNic(
                "eth0",
                2,
                "",
                mac,
                1500,
                true,
                true,
                null,
                wireless,
                master,
                masterKind,
                defaultRoute,
                List.of(),
                List.of());
    }

    private static List<String> rules(String drawing, HostNic nic) {
        return Check.of(Index.of(Drawing.of(drawing)), new HostFacts(List.of(nic))).stream()
                .map(Problem::rule)
                .toList();
    }
}
