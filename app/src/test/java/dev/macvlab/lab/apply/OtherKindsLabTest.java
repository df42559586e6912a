package dev.macvlab.lab.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.plan.Drift;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VLAN, ipvlan, modules and an older kernel's ways: in a kernel that has them. */
@Tag("second-kernel")
class OtherKindsLabTest {
    /** VLAN 5 on a NIC, on a passthru child and on a macvlan, and a macvlan on VLAN 5, all on one switch. */
    private static final String VLANS = """
        switch lan
        vlan a/v on=a/p id=5 ip=10.5.0.1/24
        vlan b/v on=b/m id=5 ip=10.5.0.2/24
        macvlan c/m on=v5 mode=bridge ip=10.5.0.3/24
        vlan d/v on=nic3 id=5 ip=10.5.0.4/24
        nic nic0 switch=lan
        nic nic1 switch=lan
        nic nic2 switch=lan
        nic nic3 switch=lan
        macvlan a/p on=nic0 mode=passthru
        macvlan b/m on=nic1 mode=bridge
        vlan v5 on=nic2 id=5
        """;

    private static final String IPVLANS = """
        nic nic0
        ipvlan a/i on=nic0 mode=MODE flag=FLAG ip=10.6.0.1/24
        ipvlan b/i on=nic0 mode=MODE flag=FLAG ip=10.6.0.2/24
        """;

    private RealLab real;

    @BeforeEach
    void open() throws Exception {
        real = new RealLab();
    }

    @AfterEach
    void close() {
        real.close();
    }

    private boolean pings(String from, String to) throws IOException {
        return real.run(List.of("ip", "netns", "exec", from, "ping", "-c1", "-W1", to))
                .contains(" 1 received");
    }

    private void takenDown() throws Exception {
        real.lab.takeDown();
        assertEquals(List.of(), RealLab.names());
        assertFalse(real.ip("link").contains("nic"), real.ip("link"));
    }

    private Set<String> touched() {
        return real.steps.stream().map(step -> step.element().toString()).collect(Collectors.toSet());
    }

    @Test
    void vlansOnNicsAndMacvlansReachOneAnother() throws Exception {
        real.apply(Drawing.of(VLANS));
        for (String from : List.of("a", "b", "c", "d")) {
            for (int to = 1; to <= 4; to++) {
                assertTrue(pings(from, "10.5.0." + to), from + " to 10.5.0." + to);
            }
        }
        assertTrue(real.ip("-n", "a", "-d", "link", "show", "v").contains("vlan protocol 802.1Q id 5"));
        assertEquals(0, real.apply(Drawing.of(VLANS)).steps(), real.steps.toString());

        String other = VLANS.replace("on=nic3 id=5", "on=nic3 id=6");
        real.apply(Drawing.of(other));
        assertEquals(Set.of("d/v"), touched());
        assertFalse(pings("a", "10.5.0.4"));
        assertTrue(pings("a", "10.5.0.3"));
        assertEquals(0, real.apply(Drawing.of(other)).steps(), real.steps.toString());
        takenDown();
    }

    @Test
    void aVlanThatIsMadeAnewTakesItsChildrenAlong() throws Exception {
        real.apply(Drawing.of(VLANS));
        String other = VLANS.replace("on=nic2 id=5", "on=nic2 id=6");
        real.apply(Drawing.of(other));
        assertEquals(Set.of("v5", "c/m"), touched());
        real.apply(Drawing.of(VLANS));
        assertTrue(pings("c", "10.5.0.4"));
    }

    @ParameterizedTest
    @CsvSource({
        "l2, bridge, true", "l2, private, false", "l2, vepa, false",
        "l3, bridge, true", "l3, private, false", "l3, vepa, false",
        "l3s, bridge, true", "l3s, private, false", "l3s, vepa, false"
    })
    void ipvlanComesInEveryModeWithEveryFlag(String mode, String flag, boolean reaches) throws Exception {
        String lab = IPVLANS.replace("MODE", mode).replace("FLAG", flag);
        real.apply(Drawing.of(lab));
        for (String name : List.of("a", "b")) {
            String shown = real.ip("-n", name, "-d", "link", "show", "i");
            assertTrue(shown.contains("ipvlan  mode " + mode + " " + flag), shown);
        }
        assertEquals(reaches, pings("a", "10.6.0.2"));
        assertEquals(0, real.apply(Drawing.of(lab)).steps(), real.steps.toString());
        assertEquals(
                List.of("take 10.6.0.2/24 from b/i", "add 10.6.0.3/24 to b/i"),
                real.change(lab, text -> text.replace("10.6.0.2/24", "10.6.0.3/24")));
        takenDown();
    }

    @Test
    void ipvlanChangesItsModeInPlace() throws Exception {
        String bridge = IPVLANS.replace("MODE", "l2").replace("FLAG", "bridge");
        String apart = IPVLANS.replace("MODE", "l3").replace("FLAG", "private");
        real.apply(Drawing.of(bridge));
        String before = real.ip("-n", "a", "link", "show", "i").replaceAll("(?s):.*", "");
        real.apply(Drawing.of(apart));
        assertTrue(real.steps.stream().allMatch(step -> step instanceof Step.ChangeIpvlan), real.steps.toString());
        assertEquals(before, real.ip("-n", "a", "link", "show", "i").replaceAll("(?s):.*", ""));
        assertFalse(pings("a", "10.6.0.2"));
        assertEquals(0, real.apply(Drawing.of(apart)).steps(), real.steps.toString());
        real.apply(Drawing.of(bridge));
        assertTrue(pings("a", "10.6.0.2"));
    }

    @Test
    void theSameAddressOnTwoIpvlanChildrenIsBlamedOnTheAddress() {
        LabException refusal = assertThrows(
                LabException.class,
                () -> real.apply(Drawing.of(
                        IPVLANS.replace("MODE", "l2").replace("FLAG", "bridge").replace("10.6.0.2", "10.6.0.1"))));
        assertEquals(ErrorCode.EADDRINUSE, refusal.error());
        assertEquals("addresses", refusal.field());
    }

    @Test
    void macvlanAndIpvlanOnOneParentAreRefusedWithTheReason() {
        LabException refusal = assertThrows(LabException.class, () -> real.apply(Drawing.of("""
            nic nic0
            macvlan m on=nic0 mode=bridge
            ipvlan i on=nic0
            """)));
        assertEquals(ErrorCode.EBUSY, refusal.error());
        assertEquals("i", String.valueOf(refusal.element()));
        assertTrue(
                refusal.why().english().contains("macvlan and ipvlan exclude each other"),
                refusal.why().english());
    }

    @Test
    void aModuleThatIsNotLoadedIsLoadedByTheKernel() throws Exception {
        real.run(List.of("modprobe", "-d", "/run/modules", "-r", "macvtap", "macvlan"));
        assertFalse(Files.readString(Path.of("/proc/modules")).contains("macvlan"));
        real.apply(RealLab.shipped("bridge"));
        assertTrue(pings("ns1", "192.168.56.123"));
        takenDown();
    }

    @Test
    void aKindThatTheKernelLacksIsRefusedWithItsRemedyAndLeavesNothing() throws Exception {
        Path loader = Path.of("/proc/sys/kernel/modprobe");
        String before = Files.readString(loader).strip();
        real.run(List.of("modprobe", "-d", "/run/modules", "veth"));
        real.run(List.of("modprobe", "-d", "/run/modules", "-r", "ipvlan"));
        assertFalse(Files.readString(Path.of("/proc/modules")).contains("ipvlan"));
        Files.writeString(loader, "/bin/false");
        try {
            LabException refusal = assertThrows(
                    LabException.class,
                    () -> real.apply(Drawing.of(IPVLANS.replace("MODE", "l2").replace("FLAG", "bridge"))));
            assertEquals(ErrorCode.EOPNOTSUPP, refusal.error());
            assertTrue(
                    refusal.remedy().english().contains("sudo modprobe ipvlan"),
                    refusal.remedy().english());
            assertEquals(List.of(), RealLab.names());
            assertFalse(real.ip("link").contains("nic0"));
        } finally {
            Files.writeString(loader, before);
        }
    }

    @Test
    void aDummyComesGoesAndIsKeptAsDrawn() throws Exception {
        String lab = """
            dummy a/d0 ip=10.7.0.1/24,fd07::1/64
            macvlan b/m on=a/d0 mode=bridge
            vlan a/v on=a/d0 id=7
            """;
        String asking = lab.replace("dummy a/d0", "dummy a/d0 arp");
        real.apply(Drawing.of(lab));
        String shown = real.ip("-n", "a", "-d", "link", "show", "d0");
        assertTrue(shown.contains("NOARP") && shown.contains("LOWER_UP") && shown.contains("mtu 1500"), shown);
        assertTrue(real.ip("-n", "a", "link", "show", "v").contains("NOARP"));
        assertTrue(pings("a", "10.7.0.1"));
        assertFalse(pings("a", "10.7.0.2"));
        assertEquals(0, real.apply(Drawing.of(lab)).steps(), real.steps.toString());

        assertEquals(List.of("switch ARP of a/d0 on", "switch ARP of a/v on"), real.change(lab, _ -> asking));
        assertFalse(real.ip("-n", "a", "link").contains("NOARP"));
        assertEquals(0, real.apply(Drawing.of(asking)).steps(), real.steps.toString());
        real.ip("-n", "a", "link", "set", "d0", "arp", "off");
        real.apply(Drawing.of(asking));
        assertEquals(Set.of("a/d0"), touched());
        takenDown();
        real.apply(Drawing.of(asking));
        assertFalse(real.ip("-n", "a", "link").contains("NOARP"));
        assertEquals(0, real.apply(Drawing.of(asking)).steps(), real.steps.toString());
        takenDown();
    }

    @Test
    void whoeverSwitchesTheArpOfADummyIsTold() throws Exception {
        String lab = """
            dummy a/quiet
            dummy a/asking arp
            """;
        real.apply(Drawing.of(lab));
        assertEquals(List.of(), told());

        real.ip("-n", "a", "link", "set", "quiet", "arp", "on");
        real.ip("-n", "a", "link", "set", "asking", "arp", "off");
        assertEquals(List.of("a/quiet had its ARP switched on.", "a/asking had its ARP switched off."), told());
        real.apply(Drawing.of(lab));
        assertEquals(List.of(), told());
    }

    private List<String> told() throws IOException {
        return Drift.between(
                        Objects.requireNonNull(real.lab.standing()),
                        real.lab.openNamespaces().read().state())
                .stream()
                .map(each -> each.text().english())
                .toList();
    }

    @Test
    void aChildMayBeCalledAsItsParent() throws Exception {
        real.apply(Drawing.of("""
            nic eth0 ip=10.0.0.1/24
            macvlan a/eth0 on=eth0 mode=bridge
            """));
        assertTrue(real.ip("link").contains("eth0"));
        assertTrue(real.ip("-n", "a", "-d", "link", "show", "eth0").contains("macvlan mode bridge"));
    }
}
