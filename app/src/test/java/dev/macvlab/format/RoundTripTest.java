package dev.macvlab.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.macvlab.topology.Common;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.RandomTopologies;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.UnknownKeys;
import dev.macvlab.topology.Vlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    /** Every key of the format, in the order in which it is written. */
    private static final String EVERYTHING = """
            {
              "format": "macvlab/1",
              "name": "Everything",
              "about": "# Title\\n\\nText with \\"quotes\\", 中文 and 🦆.",
              "switches": [
                {"name": "lan", "hosts": [{"name": "gateway", "addresses": ["192.168.56.1/24", "fe80::1/64"], "x-host": 1}], "x-switch": [1, 2, {"a": null}]},
                {"name": "empty"}
              ],
              "namespaces": [
                {"name": "host", "routes": [{"to": "default", "via": "192.168.56.1", "dev": "enp0s8", "onlink": true, "metric": 100, "x-route": "kept"}], "forwarding": true, "settings": {"rpFilter": 2, "arpIgnore": 1, "arpFilter": false, "arpNotify": true, "acceptLocal": false, "ipv6": false, "x-setting": {}}, "x-namespace": true},
                {"name": "ns1"}
              ],
              "interfaces": [
                {"kind": "nic", "name": "enp0s8", "mac": "08:00:27:00:00:01", "mtu": 9000, "up": true, "dad": false, "addresses": ["192.168.56.110/24"], "port": {"switch": "lan", "hairpin": false, "x-port": 0.10}, "x-nic": 12345678901234567890.123456789},
                {"kind": "macvlan", "name": "mac1", "namespace": "ns1", "parent": "enp0s8", "mode": "source", "promiscuous": false, "sources": ["02:1a:4c:00:00:02"], "nodst": true, "broadcastQueueLength": 0, "mac": "not a mac", "mtu": -5, "up": false, "addresses": ["300.1.1.1/99"]},
                {"kind": "macvtap", "name": "tap1", "parent": "ns1/mac1", "mode": "passthru"},
                {"kind": "ipvlan", "name": "ip1", "parent": "enp0s8", "mode": "l3s", "flag": "vepa"},
                {"kind": "vlan", "name": "enp0s8.5", "parent": "enp0s8", "id": 5},
                {"kind": "bridge", "name": "br0", "members": ["veth0", "ns1/mac1"]},
                {"kind": "veth", "name": "veth0", "peer": "ns1/veth1"},
                {"kind": "veth", "name": "veth1", "namespace": "ns1"}
              ],
              "probes": [
                {"from": "ns1/mac1", "to": "192.168.56.123", "x-probe": []}
              ],
              "notes": [
                {"text": "Look here", "at": [10, 20.5], "x-note": false}
              ],
              "areas": [
                {"label": "DMZ", "at": [-10, 0], "size": [400, 300], "colour": "#0D9488", "x-area": "kept"}
              ],
              "layout": {
                "enp0s8": [120, 80],
                "ns1/mac1": [20, 30],
                "lan/gateway": [0.5, 1200]
              },
              "x-later": {"deep": [[[]]]},
              "$schema": "macvlab-1.schema.json"
            }
            """;

    @Test
    void everyKeyOfAFileComesBackInTheSamePlace() throws Exception {
        assertEquals(EVERYTHING, TopologyFile.write(TopologyFile.read(EVERYTHING)));
    }

    @Test
    void anEmptyTopologyIsThreeLines() throws Exception {
        String text = TopologyFile.write(Topology.EMPTY);
        assertEquals("{\n  \"format\": \"macvlab/1\"\n}\n", text);
        assertEquals(Topology.EMPTY, TopologyFile.read(text));
    }

    @Test
    void whatIsWrittenIsReadAsTheSameTopology() throws Exception {
        for (long seed = 0; seed < 3_000; seed++) {
            Topology drawn = RandomTopologies.of(seed);
            String text = TopologyFile.write(drawn);
            Topology read = TopologyFile.read(text);
            assertEquals(drawn, read, "seed " + seed);
            assertEquals(text, TopologyFile.write(read), "seed " + seed);
        }
    }

    @Test
    void movingABoxChangesOneLine() throws Exception {
        Topology before = TopologyFile.read(EVERYTHING);
        var layout = new LinkedHashMap<>(before.layout());
        layout.put(Ref.parse("enp0s8"), new Position(128, 80));
        assertEquals(
                EVERYTHING.replace("\"enp0s8\": [120, 80]", "\"enp0s8\": [128, 80]"),
                TopologyFile.write(before.withLayout(layout)));
    }

    @Test
    void anUnknownKeyThatTheKindKnowsUnderThatNameIsNotWrittenTwice() throws Exception {
        Common common = Common.named("host", "eth0.5")
                .withExtras(new UnknownKeys(Map.of("id", "five", "mtu", 3, "x-kept", "yes")));
        String nic = TopologyFile.write(Topology.EMPTY.withInterfaces(List.of(new Nic(common, null))));
        assertEquals(nic, TopologyFile.write(TopologyFile.read(nic)));
        String vlan = TopologyFile.write(Topology.EMPTY.withInterfaces(List.of(new Vlan(common, null, null))));
        assertEquals("""
                {
                  "format": "macvlab/1",
                  "interfaces": [
                    {"kind": "vlan", "name": "eth0.5", "x-kept": "yes"}
                  ]
                }
                """, vlan);
    }

    @Test
    void anotherSpellingOfTheSameFileIsWrittenInTheUsualOne() throws Exception {
        assertEquals("""
                {
                  "format": "macvlab/1",
                  "interfaces": [
                    {"kind": "macvlan", "name": "m", "parent": "eth0", "mtu": 1500}
                  ]
                }
                """, TopologyFile.write(TopologyFile.read("""
                                \t{"layout":{},"interfaces" : [ {"mtu":15e2, "addresses":[], "namespace":"host",
                                "parent":"host/eth0","name":"\\u006d","kind":"macvlan"}], "probes": [],
                                "format":"macvlab\\/1"}""")));
    }
}
