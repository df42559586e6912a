package dev.macvlab.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Veth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CopiesTest {
    private static final Ref NIC = Ref.top("eth0");
    private static final Topology LAB = Drawing.of("""
            switch lan
            host lan/gateway ip=10.0.0.1/24
            nic eth0 ip=10.0.0.2/24
            macvlan ns1/mac1 on=eth0 mode=bridge mac=02:1a:4c:00:00:01 ip=10.0.0.11/24
            veth ns1/veth0 peer=ns1/veth1
            veth ns1/veth1 peer=ns1/veth0
            probe ns1 10.0.0.11
            probe ns1 10.0.0.1
            """)
            .withLayout(Map.of(Ref.top("ns1"), new Position(0, 0), Ref.top("lan"), new Position(0, 200)));

    @Test
    void aCopiedNamespaceLeadsToItsOwnCopiesAndToTheOldParent() {
        Topology fragment = Copies.cutOut(LAB, Set.of(Ref.top("ns1")), LAB.layout());
        Copies.Pasted pasted = Copies.paste(Message.verbatim("Paste"), fragment, Index.of(LAB), 80, 0);
        Topology after = pasted.edit().applyTo(LAB);
        assertEquals(Set.of(Ref.top("ns2")), pasted.refs());
        Macvlan copy = (Macvlan) after.find(new Ref("ns2", "mac2")).orElseThrow();
        assertEquals(NIC, copy.parent());
        assertEquals("02:1a:4c:00:00:02", copy.common().mac());
        assertEquals(List.of("10.0.0.12/24"), copy.common().addresses());
        List<Veth> ends = after.interfaces().stream()
                .filter(each -> each instanceof Veth && each.namespace().equals("ns2"))
                .map(Veth.class::cast)
                .toList();
        assertEquals(ends.getLast().ref(), ends.getFirst().peer());
        assertEquals(ends.getFirst().ref(), ends.getLast().peer());
        assertTrue(after.probes().contains(Probe.of(Ref.top("ns2"), "10.0.0.12")), "its own address moved along");
        assertTrue(after.probes().contains(Probe.of(Ref.top("ns2"), "10.0.0.1")), "a stranger's address stays");
        assertEquals(new Position(80, 0), after.layout().get(Ref.top("ns2")));
    }

    @Test
    void aCopiedExternalHostStaysOnItsSwitchAndACopiedSwitchTakesItsHostsAlong() {
        Topology host = Copies.cutOut(LAB, Set.of(new Ref("lan", "gateway")), LAB.layout());
        Topology after = Copies.paste(Message.verbatim("Paste"), host, Index.of(LAB), 0, 0)
                .edit()
                .applyTo(LAB);
        assertEquals(
                List.of("gateway", "gateway2"),
                after.switches().getFirst().hosts().stream()
                        .map(Switch.Host::name)
                        .toList());
        assertEquals(
                List.of("10.0.0.3/24"),
                after.switches().getFirst().hosts().getLast().addresses());
        Topology whole = Copies.cutOut(LAB, Set.of(Ref.top("lan")), LAB.layout());
        after = Copies.paste(Message.verbatim("Paste"), whole, Index.of(LAB), 0, 0)
                .edit()
                .applyTo(LAB);
        assertEquals(
                List.of("lan", "lan2"),
                after.switches().stream().map(Switch::name).toList());
        assertEquals("gateway", after.switches().getLast().hosts().getFirst().name());
    }

    @Test
    void freeAddressesLeaveOutTheNetworkTheBroadcastAndWhatIsUsed() {
        var fresh = new UnusedValues(Index.of(LAB));
        assertEquals(Optional.of(Cidr.parse("10.0.0.3/24")), fresh.addressAfter(Cidr.parse("10.0.0.254/24")));
        var small = new UnusedValues(Index.of(Topology.EMPTY));
        assertEquals(Optional.of(Cidr.parse("10.1.0.2/30")), small.addressAfter(Cidr.parse("10.1.0.1/30")));
        assertEquals(Optional.of(Cidr.parse("10.1.0.1/30")), small.addressAfter(Cidr.parse("10.1.0.2/30")));
        assertEquals(Optional.empty(), small.addressAfter(Cidr.parse("10.1.0.2/30")));
        assertEquals(Optional.of(Cidr.parse("fd00::1:0/64")), small.addressAfter(Cidr.parse("fd00::ffff/64")));
    }

    @Test
    void namesAreCountedOnWithinWhatTheKernelTakes() {
        var fresh = new UnusedValues(Index.of(LAB));
        assertEquals("mac2", fresh.nameAfter("mac1"));
        assertEquals("mac3", fresh.nameAfter("mac1"));
        assertEquals("fifteen-bytes-2", fresh.nameAfter("fifteen-bytes-x"));
        assertEquals("ns2", fresh.numberedPlace("ns"));
        assertEquals("lan2", fresh.placeName("lan"));
        assertEquals("02:1a:4c:00:00:02", fresh.mac());
    }
}
