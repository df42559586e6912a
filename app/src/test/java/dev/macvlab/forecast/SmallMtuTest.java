package dev.macvlab.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.macvlab.topology.Macvlan.Mode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links of less than 1280 bytes carry no IPv6, wherever they have their MTU from; the kernel refuses the addresses. */
class SmallMtuTest {
    @ParameterizedTest(name = "{0} bytes on the NIC")
    @CsvSource({"1000, none", "1279, none", "1280, ok"})
    void childrenHaveTheMtuOfTheirParent(int mtu, String result) {
        Drawing drawing = new Drawing()
                .nic("nic0", "nowhere", false)
                .mtu(mtu)
                .macvlan("x/eth0", "nic0", Mode.BRIDGE, "fd00::1/64", "10.0.0.1/24")
                .macvlan("y/eth0", "nic0", Mode.BRIDGE, "fd00::2/64", "10.0.0.2/24");
        assertEquals(result, drawing.ping("x", "fd00::2"));
        assertEquals(result, drawing.ping("y", "fd00::1"));
        assertEquals("ok", drawing.ping("x", "10.0.0.2"));
    }

    @ParameterizedTest(name = "{0} bytes on a member of the bridge")
    @CsvSource({"1279, none", "1280, ok"})
    void childrenOfABridgeHaveThatOfItsLeastMember(int mtu, String result) {
        Drawing drawing = new Drawing()
                .nic("nic0", "nowhere", false)
                .mtu(mtu)
                .nic("nic1", "nowhere", false)
                .bridge("br0", List.of("nic1", "nic0"))
                .macvlan("x/eth0", "br0", Mode.BRIDGE, "fd00::1/64")
                .macvlan("y/eth0", "br0", Mode.BRIDGE, "fd00::2/64");
        assertEquals(result, drawing.ping("x", "fd00::2"));
    }
}
