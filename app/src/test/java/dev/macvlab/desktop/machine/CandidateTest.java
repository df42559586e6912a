package dev.macvlab.desktop.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.agent.protocol.HostOrder;
import dev.macvlab.agent.protocol.LabFacts;
import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.HostFacts.HostNic;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CandidateTest {
    private static final HostNic PLAIN = nic("eth0", "", null, null, List.of("10.0.0.2/24"), List.of());

    private static HostNic nic(
            String name,
            String kind,
            @Nullable String master,
            @Nullable String masterKind,
            List<String> addresses,
            List<String> children) {
        return new HostNic(
                name,
                2,
                kind,
                "02:00:00:00:00:01",
                1500,
                true,
                true,
                1000,
                false,
                master,
                masterKind,
                false,
                addresses,
                children);
    }

    private static Candidate judge(String connection, boolean macvlans, HostNic nic, HostNic... others) {
        var all = new java.util.ArrayList<>(List.of(others));
        all.add(nic);
        return Candidate.of(new HostFacts(all), List.of(), "mine", connection, macvlans).stream()
                .filter(each -> each.nic().equals(nic))
                .findFirst()
                .orElseThrow();
    }

    private static Candidate judge(HostNic nic, HostNic... others) {
        return judge("", true, nic, others);
    }

    @Test
    void anOrdinaryNicCanCarryALab() {
        assertTrue(judge(PLAIN).isUsable());
    }

    @Test
    void portsAndSlavesSayWhoHasThem() {
        assertEquals(
                new Candidate(
                        nic("eth1", "", "br0", "bridge", List.of(), List.of()),
                        Candidate.Obstacle.BRIDGE_PORT,
                        "br0",
                        false),
                judge(nic("eth1", "", "br0", "bridge", List.of(), List.of())));
        assertEquals(
                Candidate.Obstacle.BOND_SLAVE,
                judge(nic("eth1", "", "bond0", "bond", List.of(), List.of())).obstacle());
    }

    @Test
    void anIpvlanExcludesMacvlanChildrenAndNoOthers() {
        HostNic parent = nic("eth1", "", null, null, List.of(), List.of("ipv0"));
        HostNic child = nic("ipv0", "ipvlan", null, null, List.of(), List.of());
        Candidate refused = judge(parent, child);
        assertEquals(Candidate.Obstacle.IPVLAN, refused.obstacle());
        assertEquals("ipv0", refused.by());
        assertTrue(judge("", false, parent, child).isUsable());
        assertEquals(Candidate.Obstacle.CHILD, judge(child, parent).obstacle());
    }

    @Test
    void aTunnelWithoutAnEthernetAddressIsNone() {
        var tunnel = new HostNic(
                "tun0", 9, "tun", null, 1500, true, true, null, false, null, null, false, List.of(), List.of());
        assertEquals(Candidate.Obstacle.NOT_ETHERNET, judge(tunnel).obstacle());
    }

    @Test
    void aNicOfAnotherLabIsTakenAndOneOfTheSameIsNot() {
        var standing = new LabFacts(
                new HostOrder("other", Map.of("nic", "eth0")), "", "standing", false, List.of(), List.of());
        var facts = new HostFacts(List.of(PLAIN));
        Candidate taken =
                Candidate.of(facts, List.of(standing), "mine", "", true).getFirst();
        assertEquals(Candidate.Obstacle.BOUND, taken.obstacle());
        assertEquals("other", taken.by());
        assertTrue(Candidate.of(facts, List.of(standing), "other", "", true)
                .getFirst()
                .isUsable());
    }

    @Test
    void theNicOfTheSshConnectionIsTheOneWithItsAddress() {
        assertTrue(judge("10.0.0.9 50000 10.0.0.2 22", true, PLAIN).carriesConnections());
        assertFalse(judge("10.0.0.9 50000 10.0.0.20 22", true, PLAIN).carriesConnections());
        assertFalse(judge("", true, PLAIN).carriesConnections());
    }

    @Test
    void whatCanBeChosenComesFirst() {
        var facts = new HostFacts(List.of(nic("eth1", "", "br0", "bridge", List.of(), List.of()), PLAIN));
        assertEquals(
                List.of("eth0", "eth1"),
                Candidate.of(facts, List.of(), "mine", "", true).stream()
                        .map(each -> each.nic().name())
                        .toList());
    }
}
