package dev.macvlab.lab.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.Step;
import dev.macvlab.topology.Topology;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
class RollbackTest {
    private static final String LAB = """
        switch lan
        ns a forwarding
        ns b
        ns host forwarding
        nic nic0 switch=lan ip=10.0.0.1/24
        macvlan here on=nic0 mode=bridge ip=10.0.0.9/24
        macvlan a/m on=nic0 mode=bridge mac=02:00:00:00:00:01
        macvlan b/m on=nic0 mode=bridge mac=02:00:00:00:00:02
        """;
    private static final Topology GOOD = Drawing.of(LAB);
    private static final Topology TWICE = Drawing.of(LAB.replace("00:00:02", "00:00:01"));

    private RealLab real;

    @BeforeEach
    void open() throws Exception {
        real = new RealLab();
    }

    @AfterEach
    void close() {
        real.close();
    }

    private String host() throws Exception {
        return String.join(
                "\n",
                real.ip("-d", "link"),
                real.ip("addr"),
                real.ip("route"),
                RealLab.names().toString(),
                real.namespaces.readSysctl(real.namespaces.home(), "ipv4/ip_forward"));
    }

    private String all() throws Exception {
        String all = String.join("\n", host(), real.ip("-n", "a", "-d", "addr"), real.ip("-n", "b", "-d", "addr"));
        // The kernel says up to a second later that a child runs, and gives it a link-local address then.
        return all.replace("NO-CARRIER,", "")
                .replace(" linkdown", "")
                .replaceAll(" state \\w+", "")
                .replaceAll("(?m)^ *inet6 fe80.*\\R.*valid_lft.*", "")
                .replaceAll(" addrgenmode \\w+", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    @Test
    void aMacThatIsThereTwiceLeavesNothingAndNamesItsHolder() throws Exception {
        real.apply(Topology.EMPTY);
        assertThrows(LabException.class, () -> real.apply(TWICE));
        String before = host();
        long descriptors = RealLab.descriptors();

        LabException refusal = assertThrows(LabException.class, () -> real.apply(TWICE));

        assertEquals(ErrorCode.EADDRINUSE, refusal.error());
        assertEquals("b/m", String.valueOf(refusal.element()));
        assertEquals("mac", refusal.field());
        assertTrue(
                refusal.why().english().contains("02:00:00:00:00:01 is held by a/m"),
                refusal.why().english());
        assertEquals(before, host());
        assertEquals(descriptors, RealLab.descriptors());
    }

    @Test
    void aChangeThatFailsLeavesTheLabAsItWas() throws Exception {
        real.apply(GOOD);
        String before = all();
        assertThrows(LabException.class, () -> real.apply(TWICE));
        assertEquals(before, all());
        assertEquals(0, real.apply(GOOD).steps());
    }

    @Test
    void cancelledAtAnyStepNothingStays() throws Exception {
        real.apply(Topology.EMPTY);
        String before = host();
        for (int limit = 0; ; limit++) {
            int most = limit;
            var done = new AtomicInteger();
            var observer = new Observer() {
                @Override
                public void stepped(int count, int all, Step step) {
                    done.incrementAndGet();
                }

                @Override
                public boolean cancelled() {
                    return done.get() >= most;
                }
            };
            try {
                real.lab.apply(GOOD, observer);
                break;
            } catch (LabException e) {
                assertEquals(ErrorCode.CANCELLED, e.error());
                assertEquals(before, host(), "after " + most + " steps");
            }
        }
        real.lab.takeDown();
    }

    @Test
    void refusalsSayWhatIsWrongAndWhatToDo() throws Exception {
        record Case(String interfaces, ErrorCode error, String element, String words) {}
        for (Case each : List.of(
                new Case("""
                    ipvlan x on=nic0
                    """, ErrorCode.EOPNOTSUPP, "x", "no links of kind ipvlan"),
                new Case("""
                    macvlan p on=nic0 mode=passthru
                    macvlan x on=nic0 mode=bridge
                    """, ErrorCode.EINVAL, "x", "belongs to the passthru child p alone"),
                new Case("""
                    macvlan p on=nic0 mode=bridge
                    macvlan x on=nic0 mode=passthru
                    """, ErrorCode.EINVAL, "x", "has p on it as well"),
                new Case("""
                    macvlan x on=nic0 mtu=9000
                    """, ErrorCode.EINVAL, "x", "larger than the 1500 of its parent nic0"),
                new Case(
                        """
                        nic nic1 mtu=1400
                        bridge br members=nic0,nic1
                        macvlan x on=br mtu=1450
                        """,
                        ErrorCode.REFUSED,
                        "x",
                        "MTU of 1450 is larger than the 1400 of its parent br, which has it from nic1"),
                new Case("""
                    bridge br members=x
                    macvlan x on=br
                    """, ErrorCode.REFUSED, "br", "can't be a port of itself"),
                new Case("""
                    bridge br members=nic0
                    macvlan x on=nic0
                    """, ErrorCode.EBUSY, "x", "can't be a port of a bridge"),
                new Case("""
                    macvlan x on=nic9
                    """, ErrorCode.REFUSED, "x", "nic9 does not exist"),
                new Case("""
                    macvlan x on=y
                    macvlan y on=x
                    """, ErrorCode.REFUSED, "x", "circle"),
                new Case("""
                    macvlan a_name_far_too_long on=nic0
                    """, ErrorCode.REFUSED, "a name far too long", "bytes long"),
                new Case("""
                    macvlan x on=nic0 mac=ff:ff:ff:ff:ff:ff
                    """, ErrorCode.REFUSED, "x", "no MAC address that an interface can have"),
                new Case("""
                    macvlan x on=nic0 ip=10.0.0.1
                    """, ErrorCode.REFUSED, "x", "no address with the length of its prefix"),
                new Case("""
                    macvlan nowhere/x on=nic0 lost
                    """, ErrorCode.REFUSED, "nowhere/x", "does not exist"))) {
            LabException refusal = assertThrows(
                    LabException.class,
                    () -> real.apply(Drawing.of("nic nic0\n" + each.interfaces())),
                    each.interfaces());
            assertEquals(each.error(), refusal.error(), each.interfaces());
            assertEquals(each.element(), String.valueOf(refusal.element()));
            assertTrue(
                    refusal.why().english().contains(each.words()),
                    refusal.why().english());
            assertTrue(
                    refusal.remedy().english().endsWith("."), refusal.remedy().english());
        }
    }

    @Test
    void aGatewayThatNobodyCanReachIsBlamedOnItsNamespace() {
        LabException refusal = assertThrows(LabException.class, () -> real.apply(Drawing.of("""
            ns a
            nic nic0
            route a default via=10.9.9.9
            """)));
        assertEquals("a", String.valueOf(refusal.element()));
        assertTrue(
                refusal.why().english().contains("The gateway 10.9.9.9"),
                refusal.why().english());
    }

    @Test
    void whatNoLabMadeIsNotReplaced() throws Exception {
        real.ip("link", "add", "nic0", "type", "bridge");
        LabException refusal = assertThrows(LabException.class, () -> real.apply(GOOD));
        assertEquals(ErrorCode.EEXIST, refusal.error());
        assertTrue(real.ip("-d", "link", "show", "nic0").contains("bridge"));
    }

    @Test
    void anOnlinkGatewayThatIsAnAddressOfItsOwnIsRefusedAsSuch() throws Exception {
        LabException refusal = assertThrows(
                LabException.class,
                () -> real.apply(Drawing.of(LAB.replace("mac=02:00:00:00:00:02", "mac=02:00:00:00:00:02 ip=10.0.0.7/24")
                        + "route b 10.9.0.0/16 via=10.0.0.7 dev=m onlink")));

        assertTrue(
                refusal.why()
                        .english()
                        .contains("10.0.0.7 of the route to 10.9.0.0/16 is an address of this namespace"),
                refusal.why().english());
    }
}
