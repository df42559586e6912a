package dev.macvlab.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Ref;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void theReasonSaysWhereTheFrameEnds() {
        Prediction prediction = new Drawing()
                .lan("lan")
                .nic("nic0", "lan", false, "10.0.0.254/24")
                .macvlan("x/eth0", "nic0", Mode.BRIDGE, "10.0.0.1/24")
                .forecast()
                .predict(Ref.top("x"), IpAddress.parse("10.0.0.254"));
        assertEquals("never reaches its own host", prediction.summary());
        assertEquals(
                "x never reaches its own host: what eth0 sends leaves nic0 by the wire, and the switch port has no"
                        + " hairpin to send it back.",
                prediction.reason());
        assertEquals(
                List.of("x/eth0", "x/eth0", "nic0"),
                prediction.path().stream().map(hop -> hop.at().toString()).toList());
    }
}
