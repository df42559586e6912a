package dev.macvlab.forecast;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.macvlab.topology.IpAddress;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Ref;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The modes of one child and of two siblings, in IPv4 and IPv6, on a switch port with and without hairpin. */
class ModesTest {
    private static final String NIC_MAC = "02:00:00:00:00:01";
    private static final String X_MAC = "02:00:00:00:00:11";
    private static final String Y_MAC = "02:00:00:00:00:12";
    /** A file gives an external host no MAC address; this is the one that it gets. */
    private static final String EXT_MAC =
            dev.macvlab.topology.MacAddress.derivedFrom("lan/ext").toString();

    private static Drawing nicAndExternalHost(boolean hairpin) {
        return new Drawing()
                .lan("lan", "ext 10.0.0.100/24 fd00::100/64")
                .nic("nic0", "lan", hairpin, "10.0.0.254/24", "fd00::254/64")
                .mac(NIC_MAC);
    }

    /** A child in one of the table's modes: source0 has an empty list, sourceA lists everybody. */
    private static void child(Drawing drawing, String mode, String ref, String mac, String... addresses) {
        switch (mode) {
            case "source0" -> drawing.source(ref, "nic0", List.of(), addresses);
            case "sourceA" -> drawing.source(ref, "nic0", List.of(NIC_MAC, X_MAC, Y_MAC, EXT_MAC), addresses);
            default -> drawing.macvlan(ref, "nic0", Mode.valueOf(mode.toUpperCase(java.util.Locale.ROOT)), addresses);
        }
        drawing.mac(mac);
    }

    /** Cold IPv4, cold IPv6 and warm IPv4 with slashes between, or one word for all three. */
    private static Executable expect(String cell, Drawing drawing, String from, String to) {
        String[] words = (cell.contains("/") ? cell : cell + "/" + cell + "/" + cell).split("/", -1);
        return () -> {
            String which = from + " -> " + to;
            Prediction v4 = drawing.forecast().predict(Ref.parse(from), IpAddress.parse("10.0.0." + to));
            assertEquals(words[0], Drawing.word(v4), which + " IPv4: " + v4.reason());
            assertEquals(words[1], drawing.ping(from, "fd00::" + to), which + " IPv6");
            assertEquals(words[2].equals("ok"), words[0].equals("ok") || v4.whenWarm() != null, which + " warm");
        };
    }

    @ParameterizedTest(name = "{0}, hairpin {1}")
    @CsvSource({
        "bridge,  off, ARP/ARP/LOSS, ARP/ARP/LOSS, ok, ok, ok, ok",
        "vepa,    off, ARP/ARP/LOSS, ARP/ARP/LOSS, ok, ok, ok, ok",
        "private, off, ARP/ARP/LOSS, ARP/ARP/LOSS, ok, ok, ok, ok",
        "source0, off, ARP/ARP/LOSS, ARP/ARP/LOSS, ARP/ARP/LOSS, ARP/ARP/LOSS, ok, ok",
        "sourceA, off, ARP/ARP/LOSS, ARP/ARP/LOSS, ok, ok, ok, ok",
        "passthru,off, ARP/ARP/LOSS, ARP/ARP/LOSS, ok, ok, ARP/ARP/LOSS, LOSS/LOSS/LOSS",
        "bridge,  on,  ok, ok, ok, ok, ok, ok",
        "vepa,    on,  ok, ok, ok, ok, ok, ok",
        "private, on,  ARP/ARP/ok, ok, ok, ok, ok, ok",
        "source0, on,  ARP/ARP/LOSS, ARP/ARP/LOSS, ARP/ARP/LOSS, ARP/ARP/LOSS, ok, ok",
        "sourceA, on,  ARP/ARP/ok, ok, ok, ok, ok, ok",
        "passthru,on,  ARP/ARP/LOSS, ARP/ARP/LOSS, ok, ok, ARP/ARP/LOSS, LOSS/LOSS/LOSS",
    })
    void oneChildItsHostAndAnExternalHost(
            String mode,
            String hairpin,
            String childToHost,
            String hostToChild,
            String childToExt,
            String extToChild,
            String hostToExt,
            String extToHost) {
        Drawing drawing = nicAndExternalHost(hairpin.equals("on"));
        child(drawing, mode, "x/eth0", X_MAC, "10.0.0.1/24", "fd00::1/64");
        assertAll(
                expect(childToHost, drawing, "x", "254"),
                expect(hostToChild, drawing, "host", "1"),
                expect(childToExt, drawing, "x", "100"),
                expect(extToChild, drawing, "lan/ext", "1"),
                expect(hostToExt, drawing, "host", "100"),
                expect(extToHost, drawing, "lan/ext", "254"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"bridge", "vepa", "private", "source0", "sourceA"})
    void withoutHairpinOnlyBridgeReachesBridge(String from) {
        for (String to : List.of("bridge", "vepa", "private", "source0", "sourceA")) {
            siblings(from, to, false, from.equals("bridge") && to.equals("bridge") ? "ok" : "ARP/ARP/LOSS");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bridge,  ok, ok, ARP/ARP/ok, ARP/ARP/LOSS, ok",
        "vepa,    ok, ok, ARP/ARP/ok, ARP/ARP/LOSS, ok",
        "private, ARP/ARP/ok, ARP/ARP/ok, ARP/ARP/ok, ARP/ARP/LOSS, ok",
        "source0, ARP/ARP/LOSS, ARP/ARP/LOSS, ARP/ARP/LOSS, ARP/ARP/LOSS, ARP/ARP/LOSS",
        "sourceA, ARP/ARP/ok, ARP/ARP/ok, ARP/ARP/ok, ARP/ARP/LOSS, ok",
    })
    void withHairpin(
            String from, String toBridge, String toVepa, String toPrivate, String toSource0, String toSourceA) {
        siblings(from, "bridge", true, toBridge);
        siblings(from, "vepa", true, toVepa);
        siblings(from, "private", true, toPrivate);
        siblings(from, "source0", true, toSource0);
        siblings(from, "sourceA", true, toSourceA);
    }

    private static void siblings(String from, String to, boolean hairpin, String cell) {
        Drawing drawing = nicAndExternalHost(hairpin);
        child(drawing, from, "x/eth0", X_MAC, "10.0.0.1/24", "fd00::1/64");
        child(drawing, to, "y/eth0", Y_MAC, "10.0.0.2/24", "fd00::2/64");
        assertAll(from + " -> " + to, expect(cell, drawing, "x", "2"));
    }

    @Test
    void theReasonSaysWhereTheFrameEnds() {
        Drawing drawing = nicAndExternalHost(false);
        child(drawing, "bridge", "x/eth0", X_MAC, "10.0.0.1/24");
        Prediction prediction = drawing.forecast().predict(Ref.top("x"), IpAddress.parse("10.0.0.254"));
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
