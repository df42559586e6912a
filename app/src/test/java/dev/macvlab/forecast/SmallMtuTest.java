package dev.macvlab.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links of less than 1280 bytes carry no IPv6, wherever they have their MTU from; the kernel refuses the addresses. */
class SmallMtuTest {
    @ParameterizedTest(name = "{0} bytes on the NIC")
    @CsvSource({"1000, none", "1279, none", "1280, ok"})
    void childrenHaveTheMtuOfTheirParent(int mtu, String result) {
        Drawn drawn = Drawn.of("""
            nic nic0 mtu=%s
            macvlan x/eth0 on=nic0 mode=bridge ip=fd00::1/64,10.0.0.1/24
            macvlan y/eth0 on=nic0 mode=bridge ip=fd00::2/64,10.0.0.2/24
            """.formatted(mtu));
        assertEquals(result, drawn.ping("x", "fd00::2"));
        assertEquals(result, drawn.ping("y", "fd00::1"));
        assertEquals("ok", drawn.ping("x", "10.0.0.2"));
    }

    @ParameterizedTest(name = "{0} bytes on a member of the bridge")
    @CsvSource({"1279, none", "1280, ok"})
    void childrenOfABridgeHaveThatOfItsLeastMember(int mtu, String result) {
        Drawn drawn = Drawn.of("""
            nic nic0 mtu=%s
            nic nic1
            bridge br0 members=nic1,nic0
            macvlan x/eth0 on=br0 mode=bridge ip=fd00::1/64
            macvlan y/eth0 on=br0 mode=bridge ip=fd00::2/64
            """.formatted(mtu));
        assertEquals(result, drawn.ping("x", "fd00::2"));
    }
}
