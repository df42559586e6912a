package dev.macvlab.lab.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.lab.apply.Observer;
import dev.macvlab.lab.state.Ownership;
import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.Step;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Labs on a machine that has a network of its own. */
@Tag("kernel")
@SuppressWarnings("NullAway.Init")
class HostLabTest {
    private static final String TWO = """
        switch lan
        host lan/gateway ip=192.168.56.1/24
        nic eth0 switch=lan mtu=1400 ip=192.168.56.110/24,10.9.0.1/24
        nic eth1
        macvlan ns1/mac1 on=eth0 mode=bridge ip=192.168.56.122/24
        macvlan ns2/mac2 on=eth0 mode=bridge ip=192.168.56.123/24
        macvlan shim on=eth1 mode=private ip=192.168.57.1/24
        veth v0 peer=ns1/v1
        veth ns1/v1 peer=v0
        bridge br7 members=v0
        route ns1 default via=192.168.56.1
        """;

    private RealHost host;

    @BeforeEach
    void start() throws IOException {
        host = new RealHost();
    }

    @AfterEach
    void end() throws IOException {
        host.close();
    }

    private static Topology two() {
        return Drawing.of(TWO + "ns host forwarding\nroute host 10.77.0.0/16 via=192.168.57.9");
    }

    private static List<String> what(HostLab lab) throws IOException {
        return lab.leftovers().stream().map(each -> each.what().english()).toList();
    }

    @Test
    void aLabStandsBesideWhatTheMachineHasAndLeavesNothingBehind() throws Exception {
        String before = host.everything();
        try (HostLab lab = host.open()) {
            RealHost.apply(lab, two());
            assertTrue(host.ip("netns", "list").contains("ns1"), "ip netns sees the namespace");
            assertTrue(host.ip("-n", "ns1", "addr", "show", "mac1").contains("192.168.56.122/24"));
            assertTrue(host.ip("link", "show", "shim").contains("shim@nic1"));
            assertTrue(host.ip("addr", "show", "nic0").contains("192.168.56.110/24"));
            assertFalse(host.ip("netns", "list").contains("lan"), "no switch is built");
            assertEquals(0, RealHost.apply(lab, two()).steps(), "a second apply does nothing");
            lab.takeDown(Observer.NONE);
        }
        assertEquals(before, host.everything());
        assertNull(host.memory.journal);
    }

    @Test
    void anAddressThatTheNicHadIsNeverTakenAway() throws Exception {
        try (HostLab lab = host.open()) {
            RealHost.apply(lab, two());
            // 10.9.0.1 is drawn as well, and was there before: it is the machine's.
            assertFalse(
                    what(lab).contains("address 10.9.0.1/24 on nic0"), what(lab).toString());
            assertTrue(
                    what(lab).contains("address 192.168.56.110/24 on nic0"),
                    what(lab).toString());
            host.ip("addr", "add", "10.9.0.77/24", "dev", "nic0");
            assertEquals(0, RealHost.apply(lab, two()).steps(), "somebody else's address is no drift");
            lab.takeDown(Observer.NONE);
        }
        assertTrue(host.ip("addr", "show", "nic0").contains("10.9.0.1/24"));
        assertTrue(host.ip("addr", "show", "nic0").contains("10.9.0.77/24"));
    }

    @Test
    void anAddressThatSomebodyPutBackIsTheirs() throws Exception {
        try (HostLab lab = host.open()) {
            RealHost.apply(lab, two());
            host.ip("addr", "del", "192.168.56.110/24", "dev", "nic0");
            host.ip("addr", "add", "192.168.56.110/24", "dev", "nic0");
            lab.takeDown(Observer.NONE);
        }
        assertTrue(host.ip("addr", "show", "nic0").contains("192.168.56.110/24"));
    }

    @Test
    void anotherProcessGoesOnWithALabThatStands() throws Exception {
        String before = host.everything();
        try (HostLab lab = host.open()) {
            RealHost.apply(lab, two());
        }
        try (HostLab lab = host.open()) {
            lab.resume(two());
            assertEquals(List.of(), lab.plan(two(), RealHost.NICS));
            Topology without = two().withInterfaces(two().interfaces().stream()
                    .filter(each -> !each.name().equals("mac2"))
                    .toList());
            assertEquals(1, RealHost.apply(lab, without).steps());
        }
        try (HostLab lab = host.open()) {
            assertFalse(what(lab).contains("macvlan ns2/mac2"), what(lab).toString());
            lab.takeDown(Observer.NONE);
        }
        assertEquals(before, host.everything());
    }

    @Test
    void aFailedChangeLeavesTheLabAsItWas() throws Exception {
        try (HostLab lab = host.open()) {
            RealHost.apply(lab, two());
            String before = host.everything();
            Journal journal = host.memory.journal;
            Topology wrong = Drawing.of(TWO.replace("via=192.168.56.1", "via=172.31.0.1"));
            assertThrows(LabException.class, () -> RealHost.apply(lab, wrong));
            assertEquals(before, host.everything());
            assertEquals(journal, host.memory.journal);
            lab.takeDown(Observer.NONE);
        }
    }

    @Test
    void aFailedFirstApplyLeavesNothing() throws Exception {
        String before = host.everything();
        try (HostLab lab = host.open()) {
            Topology wrong = Drawing.of(TWO.replace("via=192.168.56.1", "via=172.31.0.1"));
            assertThrows(LabException.class, () -> RealHost.apply(lab, wrong));
        }
        assertEquals(before, host.everything());
        assertNull(host.memory.journal);
    }

    @Test
    void whatTheUserChangedOfANicMeanwhileStays() throws Exception {
        try (HostLab lab = host.open()) {
            RealHost.apply(lab, two());
            assertTrue(host.ip("link", "show", "nic0").contains("mtu 1400"));
            host.ip("link", "set", "nic0", "mtu", "1300");
            lab.takeDown(Observer.NONE);
        }
        assertTrue(host.ip("link", "show", "nic0").contains("mtu 1300"));
    }

    @Test
    void aNicThatWasSetDownComesBackWithAddressesAndRoutes() throws Exception {
        String before = host.everything();
        try (HostLab lab = host.open()) {
            RealHost.apply(lab, Drawing.of("nic eth0 down"));
            assertFalse(host.ip("route", "show").contains("default"));
            lab.takeDown(Observer.NONE);
        }
        assertEquals(before, host.everything());
    }

    @Test
    void foreignThingsInALabsNamespaceStayAndSoDoesTheNamespace() throws Exception {
        List<String> left;
        try (HostLab lab = host.open()) {
            RealHost.apply(lab, two());
            host.ip("-n", "ns2", "link", "add", "guest", "type", "bridge");
            left = lab.takeDown(Observer.NONE).stream().map(Message::english).toList();
        }
        assertEquals(1, left.size(), left.toString());
        assertTrue(left.getFirst().contains("ns2") && left.getFirst().contains("guest"), left.toString());
        String links = host.ip("-n", "ns2", "link", "show");
        assertTrue(links.contains("guest") && !links.contains("mac2"), links);
        host.ip("netns", "del", "ns2");
    }

    @Test
    void aForeignNamespaceOfTheSameNameIsNotTouched() throws Exception {
        host.ip("netns", "add", "ns1");
        try (HostLab lab = host.open()) {
            LabException refusal = assertThrows(LabException.class, () -> RealHost.apply(lab, two()));
            assertTrue(
                    refusal.why().english().startsWith("This machine has a namespace of this name"),
                    refusal.why().english());
        }
        assertTrue(host.ip("netns", "list").contains("ns1"));
        assertNull(host.memory.journal);
        host.ip("netns", "del", "ns1");
    }

    @Test
    void aNamespaceThatSomebodyMadeAnewUnderTheSameNameIsTheirs() throws Exception {
        try (HostLab lab = host.open()) {
            RealHost.apply(lab, two());
        }
        host.ip("netns", "del", "ns2");
        host.ip("netns", "add", "ns2");
        try (HostLab lab = host.open()) {
            assertFalse(what(lab).contains("namespace ns2"), what(lab).toString());
            lab.takeDown(Observer.NONE);
        }
        assertTrue(host.ip("netns", "list").contains("ns2"));
        host.ip("netns", "del", "ns2");
    }

    @Test
    void aForeignLinkOfTheSameNameAndGroupIsNotTouched() throws Exception {
        try (HostLab lab = host.open()) {
            RealHost.apply(lab, two());
        }
        host.ip("link", "del", "shim");
        host.ip(
                "link",
                "add",
                "shim",
                "link",
                "nic1",
                "group",
                String.valueOf(Ownership.groupOf(RealHost.ID)),
                "type",
                "macvlan");
        try (HostLab lab = host.open()) {
            lab.takeDown(Observer.NONE);
        }
        assertTrue(host.ip("link", "show", "shim").contains("shim@nic1"));
    }

    private LabException refusal(String topology) throws IOException {
        try (HostLab lab = host.open()) {
            return assertThrows(LabException.class, () -> RealHost.apply(lab, Drawing.of(topology)));
        }
    }

    @Test
    void aNicThatIsBusyIsRefusedWithTheReason() throws Exception {
        String onEth1 = "nic eth1\nmacvlan m on=eth1 mode=passthru";
        host.ip("link", "set", "nic1", "master", "own0");
        assertTrue(
                refusal(onEth1).why().english().contains("port of the bridge own0"),
                refusal(onEth1).why().english());
        host.ip("link", "set", "nic1", "nomaster");
        host.memory.elsewhere = Map.of(index("nic1"), "other");
        assertTrue(refusal(onEth1).why().english().contains("bound to the lab other"));
        host.memory.elsewhere = Map.of();
        String onEth0 = onEth1.replace("eth1", "eth0");
        assertTrue(
                refusal(onEth0).why().english().contains("it has mac7 on it"),
                refusal(onEth0).why().english());
        assertNull(host.memory.journal);
    }

    @Test
    void anMtuThatWouldCutSomebodyElsesIsRefused() throws Exception {
        String why = refusal("nic eth0 mtu=1000").why().english();
        assertTrue(why.contains("cut that of mac7"), why);
    }

    private int index(String name) throws IOException {
        return Integer.parseInt(host.ip("-o", "link", "show", name).split(":", 2)[0]);
    }

    @Test
    void aNicThatIsNotThereIsRefusedAndThoseThereAreAreNamed() throws Exception {
        try (HostLab lab = host.open()) {
            LabException refusal = assertThrows(
                    LabException.class,
                    () -> lab.apply(Drawing.of("nic eth0"), "", Map.of("eth0", "enp9s9"), false, Observer.NONE));
            assertTrue(
                    refusal.why().english().contains("no NIC enp9s9"),
                    refusal.why().english());
            assertTrue(
                    refusal.remedy().english().contains("nic0")
                            && refusal.remedy().english().contains("nic1"),
                    refusal.remedy().english());
        }
    }

    @Test
    void ipv6OfTheHostItselfIsNotSwitchedOff() throws Exception {
        assertTrue(refusal("ns host ipv6=off").why().english().contains("IPv6 of this machine"));
    }

    @Test
    void anUnconfirmedChangeIsTakenBackToWhatStoodBefore() throws Exception {
        try (HostLab lab = host.open()) {
            RealHost.apply(lab, two());
            String before = host.everything();
            Topology smaller = Drawing.of(TWO.replace("mtu=1400", "mtu=1300"));
            lab.apply(smaller, "smaller", RealHost.NICS, true, Observer.NONE);
            Journal journal = assertNotNull2(host.memory.journal);
            assertEquals(Journal.Phase.UNCONFIRMED, journal.phase());
            assertEquals("the text", journal.before());
            lab.takeBack(two());
            assertEquals(before, host.everything());
            assertEquals(
                    Journal.Phase.STANDING, assertNotNull2(host.memory.journal).phase());
            lab.takeDown(Observer.NONE);
        }
    }

    private static Journal assertNotNull2(@org.jspecify.annotations.Nullable Journal journal) {
        assertNotNull(journal);
        return journal;
    }

    @Test
    void whatCarriesTheDefaultRouteOrTheSshConnectionIsGuarded() throws Exception {
        try (HostLab lab = host.open()) {
            List<ConnectivityRisk> risks = lab.risks(two(), RealHost.NICS, null);
            assertEquals(
                    List.of("set the MTU of nic0 to 1400", "add 192.168.56.110/24 to nic0"),
                    risks.stream().map(each -> each.does().english()).toList());
            assertEquals("the default route", risks.getFirst().carries().english());

            String passthru = "nic eth1\nmacvlan m on=eth1 mode=passthru";
            assertEquals(List.of(), lab.risks(Drawing.of(passthru), RealHost.NICS, null));
            host.ip("link", "set", "nic1", "up");
            host.ip("addr", "add", "10.8.0.1/24", "dev", "nic1");
            var ssh = ConnectivityRisk.Connection.parse("10.8.0.7 50022 10.8.0.1 22");
            assertEquals(
                    List.of("your SSH connection"),
                    lab.risks(Drawing.of(passthru), RealHost.NICS, ssh).stream()
                            .map(each -> each.carries().english())
                            .toList());
            String plain = passthru.replace("passthru", "bridge");
            assertEquals(List.of(), lab.risks(Drawing.of(plain), RealHost.NICS, ssh));
            assertEquals(
                    new ConnectivityRisk.Connection(IpAddress.parse("fe80::1"), null),
                    ConnectivityRisk.Connection.parse("fe80::1%eth0 1"));
            assertNull(ConnectivityRisk.Connection.parse(""));
        }
    }

    @Test
    void aPassthruChildOfAMachinesNicComesAndGoes() throws Exception {
        String before = host.everything();
        try (HostLab lab = host.open()) {
            RealHost.apply(lab, Drawing.of("nic eth1\nmacvlan ns1/m on=eth1 mode=passthru"));
            assertTrue(host.ip("-n", "ns1", "-d", "link", "show", "m").contains("passthru"));
            lab.takeDown(Observer.NONE);
        }
        assertEquals(before, host.everything());
    }

    /** The kernel's counts of who wants all frames of a NIC, and all multicast, which never go back by themselves. */
    private List<String> counts() throws IOException {
        return List.of(host.ip("-d", "link", "show", "nic1").split(" (?=promiscuity|allmulti)|minmtu"))
                .subList(1, 3);
    }

    @Test
    void aPassthruChildLeavesNoTraceInItsNicWhateverBecomesOfItsBridge() throws Exception {
        String text = """
            nic eth1
            macvlan ns1/m on=eth1 mode=passthru
            bridge ns1/br members=ns1/m
            """;
        List<String> ways = List.of(
                text.replace(" members=ns1/m", ""),
                text.replace("passthru", "passthru down"),
                text.replace("passthru", "passthru nopromisc"),
                text.replace("passthru", "bridge"),
                text.replace("bridge ns1/br members=ns1/m", ""),
                "nic eth1");
        List<String> before = counts();
        for (String way : ways) {
            try (HostLab lab = host.open()) {
                RealHost.apply(lab, Drawing.of(text));
                RealHost.apply(lab, Drawing.of(way));
                RealHost.apply(lab, Drawing.of(text));
                lab.takeDown(Observer.NONE);
            }
            assertEquals(before, counts(), way);
        }
    }

    @Test
    void aJournalNamesEverythingBeforeAnythingIsMade() throws Exception {
        try (HostLab lab = host.open()) {
            List<String> things = new java.util.ArrayList<>();
            lab.apply(two(), "the text", RealHost.NICS, false, new Observer() {
                @Override
                public void stepped(int done, int all, Step step) {
                    Journal journal = assertNotNull2(host.memory.journal);
                    things.addAll(
                            journal.links().stream().map(Journal.OwnLink::name).toList());
                    assertEquals(2, journal.bound().size());
                }
            });
            assertTrue(things.containsAll(List.of("mac1", "mac2", "shim", "v0", "v1", "br7")), things.toString());
            assertEquals(
                    Journal.Phase.STANDING, assertNotNull2(host.memory.journal).phase());
            assertTrue(new NamespaceNames().list().containsAll(List.of("ns1", "ns2")));
            lab.takeDown(Observer.NONE);
        }
    }
}
