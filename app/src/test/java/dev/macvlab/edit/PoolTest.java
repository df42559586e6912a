package dev.macvlab.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.check.Checker;
import dev.macvlab.check.Problem;
import dev.macvlab.drawing.Drawing;
import dev.macvlab.net.Cidr;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Topology;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PoolTest {
    private static final String LINES = """
            switch lan
            host lan/gateway ip=192.168.56.1/24
            nic eth0 switch=lan ip=192.168.56.110/24,fd00::1/64
            """;
    private static final Topology LAB = Drawing.of(LINES);
    private static final Interface NIC = LAB.interfaces().getFirst();
    private static final Cidr FIRST = Cidr.parse("192.168.56.111/24");

    private static Children thousand() {
        return new Children(NIC, Kind.MACVLAN, Macvlan.Mode.BRIDGE, 1000, true, FIRST);
    }

    @Test
    void aSubnetHasRoomForTheHostsThatAreNotThereYet() {
        Index index = Index.of(LAB);
        assertEquals(252, new Pool(index, FIRST).room());
        assertEquals(2, new Pool(index, Cidr.parse("10.0.0.1/31")).room());
        assertEquals(1, new Pool(index, Cidr.parse("10.0.0.1/32")).room());
        assertTrue(new Pool(index, Cidr.parse("fd00::1/64")).room() > 1_000_000);
    }

    @Test
    void aThousandChildrenFitAfterTheirSubnetIsWidenedForEverybodyInIt() {
        Index index = Index.of(LAB);
        Pool wider = thousand().pool(index).orElseThrow().widerFor(1000).orElseThrow();
        assertEquals(22, wider.subnet().prefixLength());
        Edit edit = thousand().in(index, wider).edit();
        assertEquals("Add 1000 children to eth0", edit.title().english());
        Topology after = edit.applyTo(LAB);
        assertEquals(
                List.of("192.168.56.110/22", "fd00::1/64"),
                after.find(NIC.ref()).orElseThrow().common().addresses());
        assertEquals(
                List.of("192.168.56.1/22"),
                after.switches().getFirst().hosts().getFirst().addresses());
        Set<String> addresses = new HashSet<>();
        for (Interface each : after.interfaces()) {
            addresses.addAll(each.common().addresses());
        }
        assertEquals(1002, addresses.size(), "everybody has an address of their own");
        assertEquals(
                List.of("neighbour-table"),
                new Checker().check(after).stream().map(Problem::rule).toList());
    }

    @Test
    void aSubnetIsNotWidenedOverAnothers() {
        Topology beside = Drawing.of(LINES + "nic eth1 ip=192.168.57.1/24");
        assertEquals(
                Optional.empty(),
                thousand().pool(Index.of(beside)).orElseThrow().widerFor(1000));
    }

    @Test
    void aPoolThatHasRoomIsLeftAsItIs() {
        Index index = Index.of(LAB);
        Children few = new Children(NIC, Kind.MACVLAN, Macvlan.Mode.BRIDGE, 252, false, FIRST);
        Topology after = few.in(index).edit().applyTo(LAB);
        assertTrue(after.interfaces().stream()
                .allMatch(each -> each.common().addresses().getFirst().endsWith("/24")));
        assertEquals(0, new Pool(Index.of(after), FIRST).room());
    }
}
