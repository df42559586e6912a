package dev.macvlab.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.netlink.NamespaceThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The kernel counts the namespaces of an account until each is really gone, and keeps to a limit that is set. */
@Tag("kernel")
@Tag("slow")
class EndTest {
    private static final Path LIMIT = Path.of("/proc/sys/user/max_net_namespaces");

    private RealLab real;
    private String before;

    @BeforeEach
    void open() throws Exception {
        real = new RealLab();
        before = Files.readString(LIMIT);
    }

    @AfterEach
    void close() throws Exception {
        Files.writeString(LIMIT, before);
        real.close();
    }

    /** How many namespaces there are, seen from the smallest limit that leaves room for one more. */
    private static int namespaces(NamespaceThread thread) throws IOException {
        int low = 0;
        int high = 4000;
        while (low + 1 < high) {
            int limit = (low + high) / 2;
            Files.writeString(LIMIT, Integer.toString(limit));
            try {
                thread.create().close();
                high = limit;
                // Let the one that was just made be gone again.
                Thread.sleep(100);
            } catch (IOException _) {
                low = limit;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        Files.writeString(LIMIT, "4000");
        return low;
    }

    @Test
    void aLabIsGoneWhenItIsSaidToBe() throws Exception {
        var text = new StringBuilder("'namespaces': [");
        for (int i = 0; i < 100; i++) {
            text.append(i == 0 ? "" : ", ").append("{'name': 'n").append(i).append("'}");
        }
        text.append("], 'interfaces': [{'kind': 'nic', 'name': 'nic0'}");
        for (int i = 0; i < 100; i++) {
            text.append(", {'kind': 'macvlan', 'name': 'm', 'parent': 'nic0', 'namespace': 'n")
                    .append(i)
                    .append("'}");
        }
        text.append("]");
        Files.writeString(LIMIT, "4000");
        int there = namespaces(real.namespaces);
        real.apply(RealLab.topology(text.toString()));
        assertTrue(namespaces(real.namespaces) >= there + 100);
        real.lab.takeDown();
        // Two more take part in finding out: the end that was watched, and the one that is tried.
        Files.writeString(LIMIT, Integer.toString(there + 3));
        real.namespaces.create().close();
        assertEquals(there + 3, Integer.parseInt(Files.readString(LIMIT).strip()));
    }
}
