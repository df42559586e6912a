package dev.macvlab.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.format.TopologyFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawingTest {
    /** Each line of the language is what a file says with the same words. */
    @Test
    void everyLineIsWhatAFileSays() throws Exception {
        var file = TopologyFile.read("""
            {'format': 'macvlab/1',
             'switches': [{'name': 'lan', 'hosts': [{'name': 'gateway', 'addresses': ['10.0.0.1/24']}]}],
             'namespaces': [
              {'name': 'ns1', 'forwarding': true, 'settings': {'rpFilter': 1, 'arpIgnore': 2, 'arpFilter': true,
                'arpNotify': true, 'acceptLocal': true, 'ipv6': false},
               'routes': [{'to': 'default', 'via': '10.0.0.1', 'dev': 'mac1', 'onlink': true, 'metric': 5}]},
              {'name': 'ns2'}, {'name': 'ns3'}],
             'interfaces': [
              {'kind': 'nic', 'name': 'nic0', 'addresses': ['10.0.0.254/24'], 'port': {'switch': 'lan', 'hairpin': true}},
              {'kind': 'nic', 'name': 'nic1', 'mac': '02:00:00:00:00:09', 'mtu': 9000, 'up': false, 'dad': false},
              {'kind': 'macvlan', 'name': 'mac1', 'namespace': 'ns1', 'parent': 'nic0', 'mode': 'bridge',
               'addresses': ['10.0.0.2/24', '2001:db8::2/64']},
              {'kind': 'macvtap', 'name': 'tap0', 'parent': 'nic0', 'mode': 'source',
               'sources': ['02:00:00:00:00:01', '02:00:00:00:00:02'], 'nodst': true, 'broadcastQueueLength': 0},
              {'kind': 'macvlan', 'name': 'p', 'parent': 'nic1', 'mode': 'passthru', 'promiscuous': false},
              {'kind': 'ipvlan', 'name': 'ip1', 'namespace': 'ns2', 'parent': 'nic0', 'mode': 'l3', 'flag': 'private'},
              {'kind': 'vlan', 'name': 'nic0.10', 'parent': 'nic0', 'id': 10},
              {'kind': 'veth', 'name': 'v0', 'peer': 'ns3/eth0'},
              {'kind': 'veth', 'name': 'eth0', 'namespace': 'ns3', 'peer': 'v0'},
              {'kind': 'bridge', 'name': 'br0', 'members': ['v0', 'nic0.10'], 'future': true}],
             'probes': [{'from': 'ns1', 'to': '10.0.0.1'}]}
            """.replace('\'', '"'));
        assertEquals(file, Drawing.of("""
            switch lan
            host lan/gateway ip=10.0.0.1/24
            ns ns1 forwarding rpFilter=1 arpIgnore=2 arpFilter arpNotify acceptLocal ipv6=off
            route ns1 default via=10.0.0.1 dev=mac1 onlink metric=5
            nic nic0 switch=lan hairpin ip=10.0.0.254/24

            nic nic1 mac=02:00:00:00:00:09 mtu=9000 down nodad
            macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.2/24,2001:db8::2/64
            macvtap tap0 on=nic0 mode=source sources=02:00:00:00:00:01,02:00:00:00:00:02 nodst queue=0
            macvlan p on=nic1 mode=passthru nopromisc
            ipvlan ns2/ip1 on=nic0 mode=l3 flag=private
            vlan nic0.10 on=nic0 id=10
            veth v0 peer=ns3/eth0
            veth ns3/eth0 peer=v0
            bridge br0 members=v0,nic0.10 extra=future
            probe ns1 10.0.0.1
            """));
    }

    @Test
    void aNamespaceMayBeMissingAndAWordMayHoldASpace() {
        var topology = Drawing.of("macvlan ns1/a_b on=nowhere lost");
        assertEquals(Stream.of().toList(), topology.namespaces());
        assertEquals("a b", topology.interfaces().getFirst().name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nic nic0 fast",
                "nic nic0 mode=bridge",
                "nic nic0 hairpin",
                "nic nic0 down down",
                "macvlan a mode=bridge mode=vepa",
                "dummy d0 arp=off",
                "bridge br0 member=nic0",
                "ns a forwards",
                "ns a ipv6=on",
                "route a default by=10.0.0.1",
                "probe a 10.0.0.1 10.0.0.2",
                "switch lan hairpin"
            })
    void aWordThatALineDoesNotHaveIsRefusedByName(String line) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Drawing.of(line));
        assertTrue(
                String.valueOf(refusal.getMessage()).contains(line.substring(line.lastIndexOf(' ') + 1)),
                refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host lan/gateway",
                "probe ns1",
                "route ns1",
                "token-ring tr0",
                "macvlan a mode=fast",
                "vlan v id=ten"
            })
    void whatTheLanguageDoesNotHaveIsRefused(String line) {
        assertThrows(IllegalArgumentException.class, () -> Drawing.of(line));
    }
}
