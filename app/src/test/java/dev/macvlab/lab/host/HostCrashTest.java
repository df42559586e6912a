package dev.macvlab.lab.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.lab.apply.Checkpoint;
import dev.macvlab.lab.apply.Observer;
import dev.macvlab.lab.state.NamespaceRemoval;
import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.plan.LabException;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
        ns ns1 forwarding
        ns host forwarding
        nic eth0 mtu=1400 ip=192.168.56.110/24
        nic eth1 mac=02:00:00:00:01:99
        macvlan ns1/mac1 on=eth0 mode=bridge ip=192.168.56.122/24
        macvlan shim on=eth1 mode=private ip=192.168.57.1/24
        veth v0 peer=ns1/v1
        veth ns1/v1 peer=v0
        route host 10.77.0.0/16 via=192.168.57.9
        """;

    /** The default tests die at one place in so many, the slow ones at each. */
    private static final int SLICE = 4;

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
    private Inventory inventory;

    @BeforeEach
    void start() throws IOException {
        host = new RealHost();
        before = host.everything();
        inventory = Inventory.of(host);
    }

    @AfterEach
    void end() throws IOException {
        host.close();
    }

    private static Topology lab() {
        return Drawing.of(LAB);
    }

    private HostLab open(HostLab.Store store, Checkpoint checkpoint) throws IOException {
        return HostLab.open(
                host.namespaces, new NamespaceNames(), RealHost.ID, "seed", host.memory.journal, store, checkpoint);
    }

    private interface Work {
        void on(HostLab lab) throws LabException, IOException;
    }

    /** Works until it is killed; false when it got to its end. */
    private boolean killed(HostLab.Store store, Checkpoint checkpoint, Work work) throws LabException, IOException {
        HostLab lab = open(store, checkpoint);
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
    private static Checkpoint killingAt(int step) {
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
            Set<String> listed = lab.leftovers().stream()
                    .map(each -> each.what().english())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(left, !listed.isEmpty(), when + " " + listed + "\n" + before + "\n" + host.everything());
            assertEquals(inventory.changed(Inventory.of(host)), listed, when);
            lab.takeDown(Observer.NONE);
            assertEquals(List.of(), lab.leftovers(), when);
        }
        assertEquals(before, host.everything(), when);
        assertNull(host.memory.journal, when);
    }

    private static int someFirst(String work) {
        return 1 + Math.floorMod(work.hashCode(), SLICE);
    }

    private void diesInAnApply(int first, int stride) throws Exception {
        int step = first;
        while (killed(host.memory, killingAt(step), lab -> lab.apply(lab(), "", RealHost.NICS, false, Observer.NONE))) {
            settle();
            theRestIsListedAndRemoved("before message " + step);
            step += stride;
        }
        assertTrue(step > 15, "steps: " + step);
        theRestIsListedAndRemoved("whole");
    }

    @Test
    void aProcessThatDiesBeforeSomeMessageOfAnApplyLeavesOnlyWhatTheNextOneRemoves() throws Exception {
        diesInAnApply(someFirst("apply"), SLICE);
    }

    @Test
    @Tag("slow")
    void aProcessThatDiesBeforeAnyMessageOfAnApplyLeavesOnlyWhatTheNextOneRemoves() throws Exception {
        diesInAnApply(1, 1);
    }

    private void diesAtAWriteOfAnApply(boolean after) throws Exception {
        int write = 1;
        while (killed(
                new Killer(host.memory, write, after),
                Checkpoint.OPEN,
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

    @Test
    void aProcessThatDiesBeforeAnyWriteOfItsJournalDoesToo() throws Exception {
        diesAtAWriteOfAnApply(false);
    }

    @Test
    @Tag("slow")
    void aProcessThatDiesAfterAnyWriteOfItsJournalDoesToo() throws Exception {
        diesAtAWriteOfAnApply(true);
    }

    private void diesAtAWriteOfATakeDown(boolean after) throws Exception {
        int write = 1;
        while (true) {
            try (HostLab lab = host.open()) {
                RealHost.apply(lab, lab());
            }
            if (!killed(new Killer(host.memory, write, after), Checkpoint.OPEN, lab -> lab.takeDown(Observer.NONE))) {
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

    @Test
    void aTakeDownThatDiesAfterAnyWriteOfTheJournalIsFinishedByTheNextOne() throws Exception {
        diesAtAWriteOfATakeDown(true);
    }

    @Test
    @Tag("slow")
    void aTakeDownThatDiesBeforeAnyWriteOfTheJournalIsFinishedByTheNextOne() throws Exception {
        diesAtAWriteOfATakeDown(false);
    }

    private void diesInATakeDown(Topology topology, int first, int stride, int least) throws Exception {
        int step = first;
        while (true) {
            try (HostLab lab = host.open()) {
                RealHost.apply(lab, topology);
            }
            if (!killed(host.memory, killingAt(step), lab -> lab.takeDown(Observer.NONE))) {
                break;
            }
            settle();
            theRestIsListedAndRemoved("before message " + step + " of a take-down");
            step += stride;
        }
        assertTrue(step > least, "steps: " + step);
    }

    @Test
    void aTakeDownThatDiesBeforeSomeMessageIsFinishedByTheNextOne() throws Exception {
        diesInATakeDown(lab(), someFirst("take-down"), SLICE, 5);
    }

    @Test
    @Tag("slow")
    void aTakeDownThatDiesBeforeAnyMessageIsFinishedByTheNextOne() throws Exception {
        diesInATakeDown(lab(), 1, 1, 5);
    }

    @Test
    void aTakeDownThatDiesBeforeANicHasItsRoutesAgainIsFinishedByTheNextOne() throws Exception {
        diesInATakeDown(Drawing.of("nic eth0 down"), 1, 1, 3);
    }

    @Test
    void aNameWithoutItsNamespaceIsListedAndRemoved() throws Exception {
        try (HostLab lab = host.open()) {
            RealHost.apply(lab, lab());
        }
        host.run(List.of("umount", "-l", "/run/netns/ns1"));
        settle();
        try (HostLab lab = host.open()) {
            List<String> what =
                    lab.leftovers().stream().map(each -> each.what().english()).toList();
            assertTrue(what.contains("the empty name of a namespace ns1"), what.toString());
            assertNotNull(host.memory.journal);
            lab.takeDown(Observer.NONE);
        }
        assertEquals(before, host.everything());
    }

    /** Waits until the kernel has taken down the namespaces that nobody holds any more. */
    private void settle() throws IOException {
        try (NamespaceRemoval end = NamespaceRemoval.begin(host.namespaces)) {
            end.await();
        }
    }
}
