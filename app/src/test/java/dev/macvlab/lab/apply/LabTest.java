package dev.macvlab.lab.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Topology;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("kernel")
class LabTest {
    private RealLab real;

    @BeforeEach
    void open() throws Exception {
        real = new RealLab();
    }

    @AfterEach
    void close() {
        real.close();
    }

    @Test
    void aChildIsBornInItsNamespaceWithTheDrawnMacAndMode() throws Exception {
        real.apply(RealLab.shipped("bridge"));

        String mac2 = real.ip("-n", "ns2", "-d", "link", "show", "mac2");
        assertTrue(mac2.contains("macvlan mode bridge"), mac2);
        assertTrue(mac2.contains("02:1a:4c:00:00:02"), mac2);
        assertTrue(mac2.contains("alias macvlab:test"), mac2);
        assertTrue(real.ip("-n", "ns2", "addr", "show", "mac2").contains("inet 192.168.56.123/24"));
        assertEquals(List.of("ns1", "ns2"), RealLab.names());
        assertTrue(real.ip("-n", "ns1", "link", "show", "lo").contains("UP"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"private", "vepa", "bridge", "passthru", "source"})
    void macvlanAndMacvtapComeInEveryMode(String mode) throws Exception {
        for (String kind : List.of("macvlan", "macvtap")) {
            real.apply(Drawing.of("""
                nic nic0
                %s a/eth0 on=nic0 mode=%s
                """.formatted(kind, mode)));
            String shown = real.ip("-n", "a", "-d", "link", "show", "eth0");
            assertTrue(shown.contains(kind + " mode " + mode), shown);
            assertTrue(shown.contains("LOWER_UP"), shown);
        }
    }

    @Test
    void aPassthruChildHasItsParentsMac() throws Exception {
        real.apply(Drawing.of("""
            nic nic0 mac=02:00:00:00:00:f0
            macvlan p on=nic0 mode=passthru mac=02:00:00:00:00:01
            """));
        assertTrue(real.ip("link", "show", "p").contains("02:00:00:00:00:f0"));
        assertEquals(0, real.apply(Drawing.of("""
            nic nic0 mac=02:00:00:00:00:f0
            macvlan p on=nic0 mode=passthru mac=02:00:00:00:00:01
            """)).steps());
    }

    @Test
    void flagsAndListsOfSendersReachTheKernel() throws Exception {
        real.apply(Drawing.of("""
            nic nic0
            nic nic1
            macvlan p on=nic1 mode=passthru nopromisc
            macvlan s on=nic0 mode=source sources=02:00:00:00:00:01,02:00:00:00:00:02 nodst queue=77
            """));
        String s = real.ip("-d", "link", "show", "s");
        assertTrue(s.contains("mode source nodst"), s);
        assertTrue(s.contains("remotes (2)"), s);
        assertTrue(s.contains("bcqueuelen 77"), s);
        assertTrue(real.ip("-d", "link", "show", "p").contains("nopromisc"));
    }

    @Test
    void aMacvtapGetsAnIndexThatNoOtherSandboxHas() throws Exception {
        real.apply(Drawing.of("""
            nic nic0
            macvtap t on=nic0 mode=bridge
            """));
        int index = Integer.parseInt(real.ip("link", "show", "t").replaceAll("(?s):.*", ""));
        assertTrue(index > 1 << 20, "index " + index);
    }

    @Test
    void parentsMayLiveInNamespacesAndBeChildrenThemselves() throws Exception {
        real.apply(Drawing.of("""
            ns a
            ns b
            ns c
            macvlan c/eth0 on=b/eth0 mode=bridge
            macvlan b/eth0 on=a/nic0 mode=bridge mtu=1400
            nic a/nic0
            """));
        String shown = real.ip("-n", "c", "-d", "link", "show", "eth0");
        assertTrue(shown.contains("mtu 1500") && shown.contains("macvlan mode bridge"), shown);
        assertTrue(real.ip("-n", "b", "link", "show", "eth0").contains("mtu 1400"));
    }

    @Test
    void bridgesHaveTheirMembersAndVethPairsTheirEnds() throws Exception {
        real.apply(Drawing.of("""
            bridge a/br members=a/v1,a/p ip=10.9.0.1/24
            nic nic0
            macvlan a/p on=nic0 mode=passthru
            veth a/v1 peer=b/v2
            veth b/v2 peer=a/v1 ip=10.9.0.2/24
            """));
        String ports = real.ip("-n", "a", "link", "show", "master", "br");
        assertTrue(ports.contains("v1@") && ports.contains("p@"), ports);
        assertTrue(real.run(List.of("ip", "netns", "exec", "b", "ping", "-c1", "-W2", "10.9.0.1"))
                .contains("1 received"));
    }

    @Test
    void namespacesHaveTheirRoutesAndSettings() throws Exception {
        real.apply(Drawing.of("""
            ns a forwarding rpFilter=2 arpNotify
            ns b ipv6=off
            nic nic0
            macvlan a/m on=nic0 mode=bridge nodad ip=10.0.0.1/24,2001:db8::1/64
            macvlan b/m on=nic0 mode=bridge
            route a 10.7.0.0/16 via=10.0.0.9
            route a default via=192.0.2.1 dev=m onlink metric=5
            route a 2001:db8:7::/48 via=2001:db8::9
            """));
        String routes = real.ip("-n", "a", "route");
        assertTrue(routes.contains("10.7.0.0/16 via 10.0.0.9 dev m"), routes);
        assertTrue(routes.contains("default via 192.0.2.1 dev m") && routes.contains("metric 5 onlink"), routes);
        assertTrue(real.ip("-6", "-n", "a", "route").contains("2001:db8:7::/48 via 2001:db8::9"));
        String settings = real.run(List.of(
                "ip",
                "netns",
                "exec",
                "a",
                "cat",
                "/proc/sys/net/ipv4/ip_forward",
                "/proc/sys/net/ipv4/conf/all/rp_filter",
                "/proc/sys/net/ipv4/conf/all/arp_notify"));
        assertEquals("1\n2\n1", settings);
        assertFalse(real.ip("-n", "b", "addr").contains("inet6"));
    }

    @Test
    void aGatewayMayStandBeforeTheRouteThatLeadsToIt() throws Exception {
        String text = """
            nic nic0
            macvlan a/m on=nic0 mode=bridge nodad ip=10.0.0.1/32,2001:db8::1/128
            route a default via=10.9.0.1
            route a 10.9.0.0/24 dev=m
            route a default via=2001:db8:9::1
            route a 2001:db8:9::/64 dev=m
            """;
        real.apply(Drawing.of(text));
        assertTrue(real.ip("-n", "a", "route").contains("default via 10.9.0.1 dev m"));
        assertTrue(real.ip("-6", "-n", "a", "route").contains("default via 2001:db8:9::1 dev m"));

        real.apply(Drawing.of(text.replaceAll("route .*", "")));
        assertEquals("", real.ip("-n", "a", "route"));
        assertEquals(4, real.apply(Drawing.of(text)).steps());
        assertEquals(0, real.apply(Drawing.of(text)).steps());
    }

    @Test
    void anAddressWithoutDuplicateDetectionIsThereAtOnce() throws Exception {
        Lab.Applied applied = real.apply(Drawing.of("""
            nic nic0 nodad ip=2001:db8::1/64
            """));
        assertTrue(applied.verifyNanos() < 1_000_000_000, "took " + applied.verifyNanos());
        assertFalse(real.ip("addr", "show", "nic0")
                .lines()
                .anyMatch(line -> line.contains("2001:db8::1") && line.contains("tentative")));
    }

    @Test
    void anApplyWaitsForDuplicateDetection() throws Exception {
        real.apply(Drawing.of("""
            nic nic0 ip=2001:db8::1/64
            """));
        assertFalse(real.ip("addr", "show", "nic0")
                .lines()
                .anyMatch(line -> line.contains("2001:db8::1") && line.contains("tentative")));
    }

    @Test
    void anIpv6AddressThatSomebodyElseHasIsAWarning() throws Exception {
        Lab.Applied applied = real.apply(Drawing.of("""
            nic nic0
            macvlan a/m on=nic0 mode=bridge nodad ip=2001:db8::1/64
            macvlan b/m on=nic0 mode=bridge ip=2001:db8::1/64
            """));
        assertEquals(
                List.of("b/m can't use 2001:db8::1/64, because somebody else has it."),
                applied.warnings().stream().map(Message::english).toList());
    }

    @Test
    void threeHundredChildrenOfOneNicComeAndGo() throws Exception {
        real.apply(Drawing.of("nic nic0\n"
                + IntStream.range(0, 300)
                        .mapToObj(i -> "macvlan n%d/m on=nic0 mode=bridge ip=10.0.%d.%d/16\n"
                                .formatted(i, i / 200, i % 200 + 1))
                        .collect(Collectors.joining())));
        assertTrue(real.run(List.of("ip", "netns", "exec", "n0", "ping", "-c1", "-W2", "10.0.1.100"))
                .contains("1 received"));
        real.lab.takeDown();
        assertEquals(List.of(), RealLab.names());
        assertFalse(real.ip("link").contains("nic0"));
    }

    @Test
    void takingDownLeavesTheHostAsItWas() throws Exception {
        real.apply(Topology.EMPTY);
        real.lab.takeDown();
        String before = host();
        real.apply(Drawing.of("""
            ns host forwarding
            ns a
            nic nic0 ip=10.0.0.1/24
            bridge br members=v1
            veth v1 peer=a/v2
            veth a/v2 peer=v1
            route host 10.8.0.0/16 dev=lo
            """));
        assertNotEquals(before, host());
        real.lab.takeDown();
        assertEquals(before, host());
        assertEquals(List.of(), RealLab.names());
    }

    private String host() throws Exception {
        return real.ip("link")
                + real.ip("addr")
                + real.ip("route")
                + real.namespaces.readSysctl(real.namespaces.home(), "ipv4/ip_forward");
    }
}
