package dev.macvlab.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.linux.DescriptorTable;
import dev.macvlab.linux.Errno;
import dev.macvlab.linux.KernelException;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
class NewNamespacesTest {
    private static final Path MOST = Path.of("/proc/sys/user/max_net_namespaces");

    @Test
    void eachHasASocketThatTalksAboutIt() throws Exception {
        try (NamespaceThread namespaces = NamespaceThread.start()) {
            long before = openDescriptors();
            List<ConnectedNamespace> made = new ArrayList<>();
            try (NewNamespaces fresh = NewNamespaces.begin(20)) {
                while (fresh.left() > 0) {
                    made.add(fresh.take());
                }
            }
            Set<NetworkNamespace.Identity> identities = new HashSet<>();
            for (int i = 0; i < made.size(); i++) {
                made.get(i).socket().execute(NewLink.bridge("br" + i));
                String name = "br" + i;
                try (RouteSocket second =
                        RouteSocket.open(namespaces, made.get(i).namespace())) {
                    assertTrue(second.link(name).isPresent(), name);
                    assertEquals(2, second.links().entries().size());
                }
                identities.add(made.get(i).namespace().identity());
            }
            assertEquals(20, identities.size());
            made.forEach(ConnectedNamespace::close);
            assertEquals(before, openDescriptors());
        }
    }

    @Test
    void thoseThatNobodyTakesAreLetGo() throws Exception {
        NewNamespaces.begin(1).close();
        long before = openDescriptors();
        for (int taken : List.of(0, 1, 150, 300)) {
            NewNamespaces fresh = NewNamespaces.begin(300);
            for (int i = 0; i < taken; i++) {
                fresh.take().close();
            }
            assertEquals(300 - taken, fresh.left());
            fresh.close();
            assertEquals(0, fresh.left());
            assertEquals(before, openDescriptors());
        }
    }

    @Test
    void whatTheKernelRefusesIsToldAndNothingStays() throws Exception {
        String most = most();
        long before = openDescriptors();
        Files.writeString(MOST, "5");
        try (NewNamespaces fresh = NewNamespaces.begin(100)) {
            KernelException refusal = assertThrows(KernelException.class, () -> {
                while (fresh.left() > 0) {
                    fresh.take().close();
                }
            });
            assertEquals(Errno.ENOSPC, refusal.errno());
            assertThrows(KernelException.class, fresh::take);
        } finally {
            Files.writeString(MOST, most);
        }
        assertEquals(before, openDescriptors());
    }

    /** A setting can only be read in one go. */
    private static String most() throws IOException {
        try (InputStream file = Files.newInputStream(MOST)) {
            byte[] text = new byte[64];
            return new String(text, 0, file.read(text), StandardCharsets.US_ASCII);
        }
    }

    /** Or else the kernel would stop all threads of an apply, each time that the table is full. */
    @Test
    void theTableOfOpenFilesCanBeGrownBefore() throws Exception {
        long before = openDescriptors();
        DescriptorTable.grow();
        assertEquals(before, openDescriptors());
        assertTrue(tableSize() >= 4096, () -> "room for " + tableSize() + " open files");
    }

    private static int tableSize() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("FDSize:"))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long openDescriptors() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}
