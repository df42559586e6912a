package dev.macvlab.forecast;

import dev.macvlab.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The modes of one child and of two siblings, in IPv4 and IPv6, on a switch port with and without hairpin. */
final class Modes {
    private static final String NIC_MAC = "02:00:00:00:00:01";
    private static final String X_MAC = "02:00:00:00:00:11";
    private static final String Y_MAC = "02:00:00:00:00:12";
    /** A file gives an external host no MAC address; this is the one that it gets. */
    private static final String EXT_MAC =
            MacAddress.derivedFrom("sandbox lan/ext ").toString();

    private static final String NEVER = "ARP/ARP/LOSS";
    private static final String WHEN_WARM = "ARP/ARP/ok";
    private static final String UNHEARD = "LOSS/LOSS/LOSS";
    private static final String OK = "ok/ok/ok";

    private static final List<String> SHARING = List.of("bridge", "vepa", "private", "source0", "sourceA");

    /**
     * From a row's mode to the modes in {@link #SHARING}, with hairpin; each cell is cold IPv4, cold IPv6 and warm IPv4.
     */
    private static final List<List<String>> WITH_HAIRPIN = List.of(
            List.of(OK, OK, WHEN_WARM, NEVER, OK),
            List.of(OK, OK, WHEN_WARM, NEVER, OK),
            List.of(WHEN_WARM, WHEN_WARM, WHEN_WARM, NEVER, OK),
            List.of(NEVER, NEVER, NEVER, NEVER, NEVER),
            List.of(WHEN_WARM, WHEN_WARM, WHEN_WARM, NEVER, OK));

    private Modes() {}

    static Stream<Case> all() {
        return Stream.concat(children().stream(), siblings().stream());
    }

    private static String nicAndExternalHost(boolean hairpin) {
        return """
            switch lan
            host lan/ext ip=10.0.0.100/24,fd00::100/64
            nic nic0 switch=lan%s ip=10.0.0.254/24,fd00::254/64 mac=%s
            """.formatted(hairpin ? " hairpin" : "", NIC_MAC);
    }

    /** A child in one of the tables' modes: source0 has an empty list, sourceA lists everybody. */
    private static String child(String mode, String ref, String mac, String addresses) {
        String of = switch (mode) {
            case "source0" -> "source";
            case "sourceA" -> "source sources=" + String.join(",", NIC_MAC, X_MAC, Y_MAC, EXT_MAC);
            default -> mode;
        };
        // A passthru child has its parent's.
        String own = mode.equals("passthru") ? "" : " mac=" + mac;
        return "macvlan " + ref + " on=nic0 mode=" + of + " ip=" + addresses + own + "\n";
    }

    private static List<Case> children() {
        return List.of(
                child("bridge", false, NEVER, NEVER, OK, OK, OK, OK),
                child("vepa", false, NEVER, NEVER, OK, OK, OK, OK),
                child("private", false, NEVER, NEVER, OK, OK, OK, OK),
                child("source0", false, NEVER, NEVER, NEVER, NEVER, OK, OK),
                child("sourceA", false, NEVER, NEVER, OK, OK, OK, OK),
                child("passthru", false, NEVER, NEVER, OK, OK, NEVER, UNHEARD),
                child("bridge", true, OK, OK, OK, OK, OK, OK),
                child("vepa", true, OK, OK, OK, OK, OK, OK),
                child("private", true, WHEN_WARM, OK, OK, OK, OK, OK),
                child("source0", true, NEVER, NEVER, NEVER, NEVER, OK, OK),
                child("sourceA", true, WHEN_WARM, OK, OK, OK, OK, OK),
                child("passthru", true, NEVER, NEVER, OK, OK, NEVER, UNHEARD));
    }

    private static Case child(
            String mode,
            boolean hairpin,
            String childToHost,
            String hostToChild,
            String childToExt,
            String extToChild,
            String hostToExt,
            String extToHost) {
        String drawing = nicAndExternalHost(hairpin) + child(mode, "x/eth0", X_MAC, "10.0.0.1/24,fd00::1/64");
        List<String> pings = new ArrayList<>();
        add(pings, "x", "254", childToHost);
        add(pings, "host", "1", hostToChild);
        add(pings, "x", "100", childToExt);
        add(pings, "lan/ext", "1", extToChild);
        add(pings, "host", "100", hostToExt);
        add(pings, "lan/ext", "254", extToHost);
        return new Case("one " + mode + " child, " + hairpin(hairpin), Drawn.of(drawing), pings);
    }

    private static List<Case> siblings() {
        List<Case> cases = new ArrayList<>();
        for (boolean hairpin : List.of(false, true)) {
            for (int i = 0; i < SHARING.size(); i++) {
                for (int j = 0; j < SHARING.size(); j++) {
                    String without = i == 0 && j == 0 ? OK : NEVER;
                    String cell = hairpin ? WITH_HAIRPIN.get(i).get(j) : without;
                    cases.add(siblings(SHARING.get(i), SHARING.get(j), hairpin, cell));
                }
            }
        }
        return cases;
    }

    private static Case siblings(String from, String to, boolean hairpin, String cell) {
        String drawing = nicAndExternalHost(hairpin)
                + child(from, "x/eth0", X_MAC, "10.0.0.1/24,fd00::1/64")
                + child(to, "y/eth0", Y_MAC, "10.0.0.2/24,fd00::2/64");
        List<String> pings = new ArrayList<>();
        add(pings, "x", "2", cell);
        return new Case(from + " to " + to + ", " + hairpin(hairpin), Drawn.of(drawing), pings);
    }

    private static void add(List<String> pings, String from, String to, String cell) {
        String[] words = cell.split("/", -1);
        pings.add(from + " 10.0.0." + to + " " + words[0] + " " + words[2]);
        pings.add(from + " fd00::" + to + " " + words[1]);
    }

    private static String hairpin(boolean hairpin) {
        return hairpin ? "hairpin" : "no hairpin";
    }
}
