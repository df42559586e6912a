package dev.macvlab.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "192.168.56.110, 192.168.56.110",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "FE80::A, fe80::a",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0db8::0001, 2001:db8::1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "0:1:2:3:4:5:6:7, 0:1:2:3:4:5:6:7",
        "::ffff:1.2.3.4, ::ffff:1.2.3.4",
        "::1.2.3.4, ::102:304",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    })
    void anAddressHasOneSpelling(String written, String canonical) {
        assertEquals(canonical, IpAddress.parse(written).toString());
        assertEquals(IpAddress.parse(written), IpAddress.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.04",
                "1.2.3.-4",
                "1.2.3.4 ",
                "1.2.3.٤",
                "localhost",
                "0x7f.1.1.1",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8:9",
                "12345::",
                "00001::",
                "g::",
                "::1%lo",
                "[::1]",
                "::1/64",
                "::1.2.3",
                "::1.2.3.4.5",
                "::1.2.3.256",
                "::01.2.3.4",
                "1.2.3.4::",
                "::1 ",
                "1:",
                ":1",
            })
    void whatIsNoAddressIsNotTakenForOne(String text) {
        assertEquals(Optional.empty(), IpAddress.tryParse(text));
    }

    @Test
    void everyAddressComesBackFromItsText() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(bytes);
            for (int zeros = random.nextInt(bytes.length); zeros > 0; zeros--) {
                bytes[random.nextInt(bytes.length)] = 0;
            }
            IpAddress address = IpAddress.of(bytes);
            assertEquals(address, IpAddress.parse(address.toString()));
        }
    }

    @Test
    void aSubnetContainsItsAddressesAndNoOthers() {
        Cidr subnet = Cidr.parse("192.168.56.110/24");
        assertEquals(Cidr.parse("192.168.56.0/24"), subnet.network());
        assertTrue(subnet.contains(IpAddress.parse("192.168.56.255")));
        assertFalse(subnet.contains(IpAddress.parse("192.168.57.0")));
        assertFalse(subnet.contains(IpAddress.parse("::192.168.56.1")));
        assertTrue(Cidr.parse("0.0.0.0/0").contains(IpAddress.parse("255.1.2.3")));
        assertTrue(Cidr.parse("10.0.0.2/31").contains(IpAddress.parse("10.0.0.3")));
        assertFalse(Cidr.parse("10.0.0.2/32").contains(IpAddress.parse("10.0.0.3")));
        assertTrue(Cidr.parse("2001:db8::1/65").contains(IpAddress.parse("2001:db8::7fff:0:0:0")));
        assertFalse(Cidr.parse("2001:db8::1/65").contains(IpAddress.parse("2001:db8::8000:0:0:0")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2.3.4", "1.2.3.4/", "1.2.3.4/33", "::/129", "1.2.3.4/-1", "1.2.3.4/2 ", "/24", "1.2.3.4/24/8"
            })
    void whatIsNoSubnetIsNotTakenForOne(String text) {
        assertEquals(Optional.empty(), Cidr.tryParse(text));
    }

    @Test
    void theNextAddressCarriesOverAndWrapsRound() {
        assertEquals(IpAddress.parse("10.0.1.0"), IpAddress.parse("10.0.0.255").plus(1));
        assertEquals(IpAddress.parse("10.0.0.255"), IpAddress.parse("10.0.1.0").plus(-1));
        assertEquals(
                IpAddress.parse("0.0.0.0"), IpAddress.parse("255.255.255.255").plus(1));
        assertEquals(
                IpAddress.parse("2001:db8::1:0"),
                IpAddress.parse("2001:db8::ffff").plus(1));
    }

    @Test
    void aMacAddressIsReadInBothSpellings() {
        assertEquals("02:1a:4c:00:00:01", MacAddress.parse("02-1A-4C-00-00-01").toString());
        assertEquals(MacAddress.parse("02:1a:4c:00:00:01"), MacAddress.of(new byte[] {2, 0x1a, 0x4c, 0, 0, 1}));
        assertArrayEquals(
                new byte[] {2, 0, 0, 10, (byte) 0xbc, (byte) 0xff},
                MacAddress.parse("02:00:00:0A:BC:FF").toBytes());
        assertThrows(IllegalArgumentException.class, () -> new MacAddress(1L << 48));
        for (String text : new String[] {
            "", "02:1a:4c:00:00", "02:1a:4c:00:00:01:02", "2:1a:4c:0:0:1", "021a4c000001", "0g:00:00:00:00:00"
        }) {
            assertEquals(Optional.empty(), MacAddress.tryParse(text));
        }
    }

    @Test
    void aDerivedMacAddressIsLocalUnicastAndAlwaysTheSame() {
        MacAddress derived = MacAddress.derivedFrom("lan/gateway");
        assertEquals(derived, MacAddress.derivedFrom("lan/gateway"));
        assertFalse(derived.isMulticast());
        assertTrue(derived.toString().startsWith("02:"));
        assertFalse(derived.equals(MacAddress.derivedFrom("lan/gateway2")));
    }
}
