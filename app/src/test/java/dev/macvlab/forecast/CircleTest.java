package dev.macvlab.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.forecast.Prediction.Outcome;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Ref;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is drawn may stand on itself, if only for a moment; there is a forecast then too. */
class CircleTest {
    private static final IpAddress FAR = IpAddress.parse("10.0.0.9");

    @Test
    void aBridgeWithItsOwnChildForAPort() {
        Drawing drawing = new Drawing()
                .lan("lan", "ext 10.0.0.9/24")
                .nic("nic0", "lan", false)
                .bridge("br0", List.of("nic0", "own"), "10.0.0.1/24")
                .macvlan("own", "br0", Mode.BRIDGE);
        assertEquals(
                Outcome.REACHABLE,
                drawing.forecast().predict(Ref.top(Ref.HOST), FAR).outcome());
    }

    @Test
    void aBridgeOnTwoChildrenOfABridgeOnIt() {
        Drawing drawing = new Drawing()
                .bridge("br0", List.of("m1"), "10.0.0.1/24")
                .macvlan("m0", "br0", Mode.VEPA)
                .bridge("br1", List.of("m0"), "10.0.0.9/24")
                .macvlan("m1", "br1", Mode.PASSTHRU)
                .macvlan("x/eth0", "br1", Mode.BRIDGE, "10.0.0.2/24");
        assertEquals(
                Outcome.UNREACHABLE,
                drawing.forecast().predict(Ref.top("x"), FAR).outcome());
    }

    @Test
    void childrenOfOneAnother() {
        Drawing drawing = new Drawing()
                .macvlan("x/m0", "x/m1", Mode.BRIDGE, "10.0.0.1/24")
                .macvlan("x/m1", "x/m0", Mode.BRIDGE, "10.0.0.2/24")
                .macvlan("y/m2", "x/m0", Mode.BRIDGE, "10.0.0.9/24");
        assertEquals(
                Outcome.UNREACHABLE,
                drawing.forecast().predict(Ref.top("x"), FAR).outcome());
    }

    @Test
    void aNicThatTwoBridgesAskForIsInTheLastWhichHereMakesALoop() {
        Drawing drawing = new Drawing()
                .lan("lan")
                .nic("nic0", "lan", false)
                .nic("nic1", "lan", false)
                .bridge("br0", List.of("nic1"))
                .bridge("br1", List.of("nic0", "nic1"));
        assertTrue(drawing.forecast().loops());
    }
}
