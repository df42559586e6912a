package dev.macvlab.lab.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.macvlab.linux.KernelException;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whichever message, mount or file write fails, everything is afterwards as it was before. */
@Tag("kernel")
class FaultTest {
    private static final int EIO = 5;
    private static final int SLICE = 5;

    private static final Topology ONE = EveryKind.sandbox();
    private static final Topology OTHER = EveryKind.sandboxChanged();

    /** Stops one, or none when it is negative. */
    private static final class Stop implements Checkpoint {
        private int left = -1;
        private int passed;

        @Override
        public void next() throws KernelException {
            passed++;
            if (left-- == 0) {
                throw new KernelException(Message.verbatim("pass"), EIO);
            }
        }
    }

    private final Stop stop = new Stop();
    private RealLab real;

    @BeforeEach
    void open() throws Exception {
        real = new RealLab(stop);
    }

    @AfterEach
    void close() {
        real.close();
    }

    /** What {@code ip} tells of the host and the named namespaces, without what is chosen anew for each device. */
    private String all() throws Exception {
        List<String> all = new ArrayList<>(RealLab.names());
        List<List<String>> places = new ArrayList<>(List.of(List.of()));
        all.forEach(name -> places.add(List.of("-n", name)));
        for (List<String> place : places) {
            for (List<String> what : List.of(List.of("-d", "addr"), List.of("route"), List.of("-6", "route"))) {
                List<String> command = new ArrayList<>(List.of("ip"));
                command.addAll(place);
                command.addAll(what);
                all.add(String.join(" ", command));
                all.add(blocks(real.run(command)));
            }
            List<String> settings =
                    new ArrayList<>(place.isEmpty() ? List.of() : List.of("ip", "netns", "exec", place.get(1)));
            settings.addAll(List.of("grep", "-r", ""));
            for (String setting : List.of("forwarding", "rp_filter", "arp_notify", "arp_ignore")) {
                settings.add("/proc/sys/net/ipv4/conf/all/" + setting);
            }
            settings.add("/proc/sys/net/ipv6/conf/all/forwarding");
            settings.add("/proc/sys/net/ipv6/conf/all/disable_ipv6");
            all.add(place + real.run(settings));
        }
        return String.join("\n", all);
    }

    private static void same(String before, String after, String when) {
        List<String> gone = new ArrayList<>(before.lines().toList());
        List<String> come = new ArrayList<>(after.lines().toList());
        after.lines().forEach(gone::remove);
        before.lines().forEach(come::remove);
        assertEquals(List.of(), gone, when);
        assertEquals(List.of(), come, when);
    }

    /** The parts that begin at the margin, in the order of the alphabet, without indices and passing states. */
    private static String blocks(String text) {
        return java.util.Arrays.stream(text.split("\\R(?=\\S)"))
                .filter(block -> !block.startsWith("fe80"))
                .map(block -> block.replaceFirst("^\\d+: ", "")
                        .replaceAll("@if\\d+", "@")
                        .replaceAll(" link-netns(id)? \\w+", "")
                        .replace("NO-CARRIER,", "")
                        .replaceAll(" (state|addrgenmode) \\w+", "")
                        .replaceAll(" (linkdown|tentative)", "")
                        .replaceAll("(?m)^ *inet6 fe80.*\\R.*valid_lft.*", "")
                        .replaceAll(" (fdb_n_learned|hello_timer|tcn_timer|topology_change_timer|gc_timer) +\\S+", "")
                        .replaceAll("\\s+", " ")
                        .strip())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** The numbers from 0 to {@code count}, or some of them. */
    private static List<Integer> places(int count, boolean every) {
        return every
                ? IntStream.range(0, count).boxed().toList()
                : new Random(47).ints(SLICE, 0, count).sorted().boxed().toList();
    }

    private static long taps() throws Exception {
        try (var files = Files.list(Path.of("/sys/class/macvtap"))) {
            return files.count();
        } catch (java.nio.file.NoSuchFileException _) {
            return 0;
        }
    }

    private void fromNothing(boolean every) throws Exception {
        // The first one sets the host's loopback up for good.
        real.apply(ONE);
        real.lab.takeDown();
        stop.passed = 0;
        real.apply(ONE);
        int count = stop.passed;
        real.lab.takeDown();
        String before = all();
        long descriptors = RealLab.descriptors();
        long taps = taps();
        for (int place : places(count, every)) {
            stop.left = place;
            Exception refusal = assertThrows(Exception.class, () -> real.apply(ONE), "at " + place);
            assertEquals(0, refusal.getSuppressed().length, "at " + place + ": " + refusal);
            assertFalse(real.lab.stands());
            same(before, all(), "at " + place + ": " + refusal);
            assertEquals(descriptors, RealLab.descriptors(), "at " + place + ": " + refusal);
            assertEquals(taps, taps(), "at " + place + ": " + refusal);
        }
    }

    private void changed(Topology from, Topology to, boolean every) throws Exception {
        real.apply(from);
        stop.passed = 0;
        real.apply(to);
        int count = stop.passed;
        real.apply(from);
        String before = all();
        for (int place : places(count, every)) {
            stop.left = place;
            Exception refusal = assertThrows(Exception.class, () -> real.apply(to), "at " + place);
            assertEquals(0, refusal.getSuppressed().length, "at " + place + ": " + refusal);
            same(before, all(), "at " + place + ": " + refusal);
            assertEquals(0, real.apply(from).steps(), "at " + place + ": " + refusal);
        }
    }

    @Test
    void anApplyThatFailsSomewhereLeavesNothing() throws Exception {
        fromNothing(false);
    }

    @Test
    void aChangeThatFailsSomewhereLeavesTheLabAsItWas() throws Exception {
        changed(ONE, OTHER, false);
    }

    @Test
    void aChangeBackThatFailsSomewhereLeavesTheLabAsItWas() throws Exception {
        changed(OTHER, ONE, false);
    }

    @Test
    @Tag("slow")
    void anApplyThatFailsAnywhereLeavesNothing() throws Exception {
        fromNothing(true);
    }

    @Test
    @Tag("slow")
    void aChangeThatFailsAnywhereLeavesTheLabAsItWas() throws Exception {
        changed(ONE, OTHER, true);
    }

    @Test
    @Tag("slow")
    void aChangeBackThatFailsAnywhereLeavesTheLabAsItWas() throws Exception {
        changed(OTHER, ONE, true);
    }

    @Test
    void thirtyRoundsLeakNothing() throws Exception {
        rounds(30);
    }

    @Test
    @Tag("slow")
    void aThousandRoundsLeakNothing() throws Exception {
        rounds(1000);
    }

    private void rounds(int count) throws Exception {
        real.apply(ONE);
        real.lab.takeDown();
        String before = all();
        long descriptors = RealLab.descriptors();
        long mounts = mounts();
        long taps = taps();
        long threads = threads();
        for (int i = 0; i < count; i++) {
            real.apply(ONE);
            real.apply(OTHER);
            real.lab.takeDown();
        }
        same(before, all(), "after " + count + " rounds");
        assertEquals(descriptors, RealLab.descriptors());
        assertEquals(mounts, mounts());
        assertEquals(taps, taps());
        assertEquals(threads, threads());
    }

    private static long mounts() throws Exception {
        try (var lines = Files.lines(Path.of("/proc/self/mountinfo"))) {
            return lines.count();
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("namespaces"))
                .count();
    }
}
