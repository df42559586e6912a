package dev.macvlab.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void theReasonSaysWhereTheFrameEnds() {
        Prediction prediction = Drawn.of("""
            switch lan
            nic nic0 switch=lan ip=10.0.0.254/24
            macvlan x/eth0 on=nic0 mode=bridge ip=10.0.0.1/24
            """).predict("x", "10.0.0.254");
        assertEquals("never reaches its own host", String.valueOf(prediction.summary()));
        assertEquals(
                "x never reaches its own host: what eth0 sends leaves nic0 by the wire, and the switch port has no"
                        + " hairpin to send it back.",
                prediction.reason().english());
        assertEquals(
                List.of("x/eth0", "x/eth0", "nic0"),
                prediction.path().stream().map(hop -> hop.at().toString()).toList());
    }
}
