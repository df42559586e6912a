package dev.macvlab.lab.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.agent.server.Journals;
import dev.macvlab.lab.apply.EveryKind;
import dev.macvlab.lab.apply.Observer;
import dev.macvlab.lab.state.NamespaceRemoval;
import dev.macvlab.linux.NamespaceNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A process that is killed after each single message to the kernel, mount and file write of its work on a machine, with
 * every kind of link. What another process then lists is exactly what is there; it removes that, and all is as before.
 */
@Tag("kernel")
@SuppressWarnings("NullAway.Init")
class DeathTest {
    private static final int KILLED = 128 + 9;
    private static final int SLICE = 1;
    private static final int LEAST_STEPS = 15;

    private final Journals journals = new Journals(RealHost.ID);
    private RealHost host;
    private Inventory before;
    private String everything;

    @BeforeEach
    void start() throws IOException {
        host = new RealHost();
        before = Inventory.of(host);
        everything = host.everything();
    }

    @AfterEach
    void end() throws IOException {
        host.close();
    }

    /** Lets a process do that many steps and kills it; returns how many it did. */
    private int killed(String work, int steps) throws Exception {
        Process victim = host.start(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Doomed.class.getName(),
                "host",
                work,
                Integer.toString(steps)));
        try (var out = victim.inputReader()) {
            String said = String.valueOf(out.readLine());
            assertTrue(said.matches("\\d+"), () -> said + out.lines().toList());
            victim.destroyForcibly();
            assertEquals(KILLED, victim.waitFor());
            return Integer.parseInt(said);
        }
    }

    private HostLab open() throws IOException {
        return HostLab.open(
                host.namespaces,
                new NamespaceNames(),
                RealHost.ID,
                "seed",
                journals.read().orElse(null),
                journals.store());
    }

    private void prepare(String work) throws Exception {
        if (!work.equals("apply")) {
            try (AutoCloseable _ = journals.hold();
                    HostLab lab = open()) {
                RealHost.apply(lab, EveryKind.host());
            }
        }
    }

    private void theRestIsListedAndRemoved(String when) throws Exception {
        settle();
        assertEquals(before.changed(Inventory.of(host)), journals.listed(host.namespaces), when);
        try (AutoCloseable _ = journals.hold();
                HostLab lab = open()) {
            lab.takeDown(Observer.NONE);
        }
        assertEquals(List.of(), List.copyOf(journals.listed(host.namespaces)), when);
        assertEquals(everything, host.everything(), when);
        assertEquals(List.of(), Journals.all(), when);
    }

    /** Waits until the kernel has taken down the namespaces that nobody holds any more. */
    private void settle() throws IOException {
        try (NamespaceRemoval end = NamespaceRemoval.begin(host.namespaces)) {
            end.await();
        }
    }

    /** The names in the journal that are no files, before they are made or after they were removed. */
    private List<Path> missingNames() throws IOException {
        return journals.read().map(Journal::namespaces).orElse(List.of()).stream()
                .map(own -> Path.of(NamespaceNames.DIRECTORY, own.name()))
                .filter(Files::notExists)
                .toList();
    }

    private void diesAt(String work, int steps) throws Exception {
        String when = "after " + steps + " steps of " + work;
        prepare(work);
        assertEquals(steps, killed(work, steps), when);
        boolean between = !missingNames().isEmpty();
        theRestIsListedAndRemoved(when);
        if (between) {
            // A name is a file and a mount on it, of which the kernel makes or removes one after the other.
            prepare(work);
            killed(work, steps);
            // Which name goes first, and after which step, differs from one take-down to the next.
            for (Path name : missingNames()) {
                Files.createFile(name);
            }
            journals.tear();
            theRestIsListedAndRemoved(when + ", with an empty name and a torn journal");
        }
    }

    /** Dies at some of the first steps, of which every one of these works has as many. */
    private void diesSomewhere(String work) throws Exception {
        for (int place : new Random(work.hashCode()).ints(SLICE, 0, LEAST_STEPS).toArray()) {
            diesAt(work, place);
        }
    }

    private void diesAnywhere(String work) throws Exception {
        prepare(work);
        int all = killed(work, Integer.MAX_VALUE);
        theRestIsListedAndRemoved("at the end of " + work);
        assertTrue(all > LEAST_STEPS, work + " has " + all + " steps");
        for (int place = 0; place < all; place++) {
            diesAt(work, place);
        }
    }

    @Test
    void somewhereInAnApply() throws Exception {
        diesSomewhere("apply");
    }

    @Test
    void somewhereInAChange() throws Exception {
        diesSomewhere("change");
    }

    @Test
    void somewhereInATakeDown() throws Exception {
        diesSomewhere("down");
    }

    @Test
    @Tag("slow")
    void anywhereInAnApply() throws Exception {
        diesAnywhere("apply");
    }

    @Test
    @Tag("slow")
    void anywhereInAChange() throws Exception {
        diesAnywhere("change");
    }

    @Test
    @Tag("slow")
    void anywhereInATakeDown() throws Exception {
        diesAnywhere("down");
    }
}
