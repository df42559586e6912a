package dev.macvlab.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.forecast.Prediction.Outcome;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Ref;
import org.junit.jupiter.api.Test;

/** What is drawn may stand on itself, if only for a moment; there is a forecast then too. */
class CircleTest {
    private static final IpAddress FAR = IpAddress.parse("10.0.0.9");

    @Test
    void aBridgeWithItsOwnChildForAPort() {
        Drawn drawn = Drawn.of("""
            switch lan
            host lan/ext ip=10.0.0.9/24
            nic nic0 switch=lan
            bridge br0 members=nic0,own ip=10.0.0.1/24
            macvlan own on=br0 mode=bridge
            """);
        assertEquals(
                Outcome.REACHABLE,
                drawn.forecast().predict(Ref.top(Ref.HOST), FAR).outcome());
    }

    @Test
    void aBridgeOnTwoChildrenOfABridgeOnIt() {
        Drawn drawn = Drawn.of("""
            bridge br0 members=m1 ip=10.0.0.1/24
            macvlan m0 on=br0 mode=vepa
            bridge br1 members=m0 ip=10.0.0.9/24
            macvlan m1 on=br1 mode=passthru
            macvlan x/eth0 on=br1 mode=bridge ip=10.0.0.2/24
            """);
        assertEquals(
                Outcome.UNREACHABLE, drawn.forecast().predict(Ref.top("x"), FAR).outcome());
    }

    @Test
    void childrenOfOneAnother() {
        Drawn drawn = Drawn.of("""
            macvlan x/m0 on=x/m1 mode=bridge ip=10.0.0.1/24
            macvlan x/m1 on=x/m0 mode=bridge ip=10.0.0.2/24
            macvlan y/m2 on=x/m0 mode=bridge ip=10.0.0.9/24
            """);
        assertEquals(
                Outcome.UNREACHABLE, drawn.forecast().predict(Ref.top("x"), FAR).outcome());
    }

    @Test
    void aNicThatTwoBridgesAskForIsInTheLastWhichHereMakesALoop() {
        Drawn drawn = Drawn.of("""
            switch lan
            nic nic0 switch=lan
            nic nic1 switch=lan
            bridge br0 members=nic1
            bridge br1 members=nic0,nic1
            """);
        assertTrue(drawn.forecast().loops());
    }
}
