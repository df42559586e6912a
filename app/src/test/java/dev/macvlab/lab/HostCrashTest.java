package dev.macvlab.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.netlink.NamespaceNames;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A process that dies in the middle of its work on a machine: the kernel closes its descriptors, and nothing else is
 * done any more. What is left is listed by the next process, and removed by it.
 */
@Tag("kernel")
@SuppressWarnings("NullAway.Init")
class HostCrashTest {
    private static final String LAB = """
            'namespaces': [{'name': 'ns1', 'forwarding': true}, {'name': 'host', 'forwarding': true, 'routes': [{'to': '10.77.0.0/16', 'via': '192.168.57.9'}]}],
            'interfaces': [
              {'kind': 'nic', 'name': 'eth0', 'addresses': ['192.168.56.110/24'], 'mtu': 1400},
              {'kind': 'nic', 'name': 'eth1', 'mac': '02:00:00:00:01:99'},
              {'kind': 'macvlan', 'name': 'mac1', 'namespace': 'ns1', 'parent': 'eth0', 'mode': 'bridge', 'addresses': ['192.168.56.122/24']},
              {'kind': 'macvlan', 'name': 'shim', 'parent': 'eth1', 'mode': 'private', 'addresses': ['192.168.57.1/24']},
              {'kind': 'veth', 'name': 'v0', 'peer': 'ns1/v1'},
              {'kind': 'veth', 'name': 'v1', 'namespace': 'ns1', 'peer': 'v0'}
            ]
            """;

    /** What a killed process throws, so that nobody handles it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Kills when the journal is written for the n-th time: before that, or right after. */
    private static final class Killer implements HostLab.Store {
        private final RealHost.Memory memory;
        private final int write;
        private final boolean after;
        private int writes;

        Killer(RealHost.Memory memory, int write, boolean after) {
            this.memory = memory;
            this.write = write;
            this.after = after;
        }

        private void count(Runnable body) {
            boolean now = ++writes == write;
            if (now && !after) {
                throw new Killed();
            }
            body.run();
            if (now) {
                throw new Killed();
            }
        }

        @Override
        public void write(Journal next) {
            count(() -> memory.write(next));
        }

        @Override
        public void delete() {
            count(memory::delete);
        }

        @Override
        public java.util.Map<Integer, String> boundElsewhere() {
            return memory.boundElsewhere();
        }
    }

    private RealHost host;
    private String before;

    @BeforeEach
    void start() throws IOException {
        host = new RealHost();
        before = host.everything();
    }

    @AfterEach
    void end() throws IOException {
        host.close();
    }

    private static Topology lab() {
        return RealLab.topology(LAB);
    }

    private HostLab open(HostLab.Store store, Passage passage) throws IOException {
        return HostLab.open(
                host.namespaces, new NamespaceNames(), RealHost.ID, "seed", host.memory.journal, store, passage);
    }

    private interface Work {
        void on(HostLab lab) throws LabException, IOException;
    }

    /** Works until it is killed; false when it got to its end. */
    private boolean killed(HostLab.Store store, Passage passage, Work work) throws LabException, IOException {
        HostLab lab = open(store, passage);
        try {
            work.on(lab);
            return false;
        } catch (Killed _) {
            return true;
        } finally {
            // What the kernel does with the descriptors of a process that dies.
            lab.close();
        }
    }

    /** Kills before the n-th message, mount or file write. */
    private static Passage killingAt(int step) {
        int[] steps = {0};
        return () -> {
            if (++steps[0] == step) {
                throw new Killed();
            }
        };
    }

    /** What is there and was not, or is not and was, is what the next process lists; and it removes exactly that. */
    private void theRestIsListedAndRemoved(String when) throws LabException, IOException {
        boolean left = !host.everything().equals(before);
        try (HostLab lab = host.open()) {
            List<Remnant> remnants = lab.remnants();
            assertEquals(left, !remnants.isEmpty(), when + " " + remnants + "\n" + before + "\n" + host.everything());
            assertEquals(
                    there(), new TreeSet<>(remnants.stream().map(Remnant::what).toList()), when);
            lab.takeDown(Observer.NONE);
            assertEquals(List.of(), lab.remnants(), when);
        }
        assertEquals(before, host.everything(), when);
        assertNull(host.memory.journal, when);
    }

    /** What there is of the lab, found without its journal. */
    private Set<String> there() throws IOException {
        var there = new TreeSet<String>();
        String links = host.ip("link", "show");
        for (String name : List.of("shim", "v0")) {
            if (links.contains(" " + name + "@")) {
                there.add((name.equals("shim") ? "macvlan " : "veth ") + name);
            }
        }
        if (host.ip("netns", "list").contains("ns1")) {
            there.add("namespace ns1");
            String inside = host.ip("-n", "ns1", "link", "show");
            for (String name : List.of("mac1", "v1")) {
                if (inside.contains(" " + name + "@")) {
                    there.add((name.equals("mac1") ? "macvlan " : "veth ") + "ns1/" + name);
                }
            }
        }
        if (host.ip("addr", "show", "nic0").contains("192.168.56.110/24")) {
            there.add("address 192.168.56.110/24 on nic0");
        }
        if (host.ip("route", "show").contains("10.77.0.0/16")) {
            there.add("route to 10.77.0.0/16");
        }
        if (host.ip("link", "show", "nic0").contains("mtu 1400")) {
            there.add("the MTU of nic0, which was 1500");
        }
        String second = host.ip("link", "show", "nic1");
        if (second.contains("02:00:00:00:01:99")) {
            there.add("the MAC address of nic1, which was 02:00:00:00:01:01");
        }
        if (second.contains(",UP")) {
            there.add("nic1 is up, and was down");
        }
        for (String family : List.of("ipv4", "ipv6")) {
            String key = family + "/conf/all/forwarding";
            if (host.run(List.of("cat", "/proc/sys/net/" + key)).equals("1")) {
                there.add("setting " + key + ", which was 0");
            }
        }
        return there;
    }

    @Test
    void aProcessThatDiesBeforeAnyMessageOfAnApplyLeavesOnlyWhatTheNextOneRemoves() throws Exception {
        int step = 1;
        while (true) {
            if (!killed(
                    host.memory, killingAt(step), lab -> lab.apply(lab(), "", RealHost.NICS, false, Observer.NONE))) {
                break;
            }
            settle();
            theRestIsListedAndRemoved("before message " + step);
            step++;
        }
        assertTrue(step > 15, "steps: " + step);
        theRestIsListedAndRemoved("whole");
    }

    @Test
    void aProcessThatDiesBeforeOrAfterAnyWriteOfItsJournalDoesToo() throws Exception {
        for (boolean after : List.of(false, true)) {
            int write = 1;
            while (killed(
                    new Killer(host.memory, write, after),
                    Passage.OPEN,
                    lab -> lab.apply(lab(), "", RealHost.NICS, false, Observer.NONE))) {
                settle();
                if (host.memory.journal == null) {
                    assertEquals(before, host.everything(), "nothing was made before write " + write);
                } else {
                    theRestIsListedAndRemoved((after ? "after" : "before") + " write " + write);
                }
                write++;
            }
            assertTrue(write > 3, "writes: " + write);
            theRestIsListedAndRemoved("whole");
        }
    }

    @Test
    void aTakeDownThatDiesAtAnyWriteOfTheJournalIsFinishedByTheNextOne() throws Exception {
        for (boolean after : List.of(false, true)) {
            int write = 1;
            while (true) {
                try (HostLab lab = host.open()) {
                    RealHost.apply(lab, lab());
                }
                if (!killed(new Killer(host.memory, write, after), Passage.OPEN, lab -> lab.takeDown(Observer.NONE))) {
                    break;
                }
                settle();
                if (host.memory.journal == null) {
                    assertEquals(before, host.everything());
                } else {
                    theRestIsListedAndRemoved((after ? "after" : "before") + " write " + write);
                }
                write++;
            }
            assertTrue(write > 2, "writes: " + write);
        }
    }

    @Test
    void aTakeDownThatDiesBeforeAnyMessageIsFinishedByTheNextOne() throws Exception {
        int step = 1;
        while (true) {
            try (HostLab lab = host.open()) {
                RealHost.apply(lab, lab());
            }
            if (!killed(host.memory, killingAt(step), lab -> lab.takeDown(Observer.NONE))) {
                break;
            }
            settle();
            theRestIsListedAndRemoved("before message " + step + " of a take-down");
            step++;
        }
        assertTrue(step > 5, "steps: " + step);
    }

    @Test
    void aNameWithoutItsNamespaceIsListedAndRemoved() throws Exception {
        try (HostLab lab = host.open()) {
            RealHost.apply(lab, lab());
        }
        host.run(List.of("umount", "-l", "/run/netns/ns1"));
        settle();
        try (HostLab lab = host.open()) {
            List<String> what = lab.remnants().stream().map(Remnant::what).toList();
            assertTrue(what.contains("the empty name of a namespace ns1"), what.toString());
            assertNotNull(host.memory.journal);
            lab.takeDown(Observer.NONE);
        }
        assertEquals(before, host.everything());
    }

    /** Waits until the kernel has taken down the namespaces that nobody holds any more. */
    private void settle() throws IOException {
        try (End end = End.begin(host.namespaces)) {
            end.await();
        }
    }
}
