package dev.macvlab.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.RouteSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("kernel")
class NamespaceThreadTest {
    @Test
    void aNewNamespaceIsAnotherOneAndHasOnlyALoopback() throws Exception {
        try (NamespaceThread namespaces = NamespaceThread.start();
                NetworkNamespace created = namespaces.create();
                RouteSocket socket = RouteSocket.open(namespaces, created)) {
            assertFalse(created.isSameAs(namespaces.home()));
            assertEquals(
                    List.of("lo"),
                    socket.links().entries().stream().map(Link::name).toList());
        }
    }

    @Test
    void theThreadIsHomeAgainAfterWorkInANamespace() throws Exception {
        try (NamespaceThread namespaces = NamespaceThread.start();
                NetworkNamespace created = namespaces.create()) {
            NetworkNamespace.Identity inside = namespaces.call(created, () -> {
                try (NetworkNamespace here = NetworkNamespace.current()) {
                    return here.identity();
                }
            });
            NetworkNamespace.Identity after = namespaces.call(namespaces.home(), () -> {
                try (NetworkNamespace here = NetworkNamespace.current()) {
                    return here.identity();
                }
            });
            assertEquals(created.identity(), inside);
            assertEquals(namespaces.home().identity(), after);
        }
    }

    @Test
    void theCallersThreadNeverLeavesItsNamespace() throws Exception {
        try (NamespaceThread namespaces = NamespaceThread.start();
                NetworkNamespace before = NetworkNamespace.current();
                NetworkNamespace created = namespaces.create()) {
            namespaces.writeSysctl(created, "ipv4/ip_forward", "1");
            try (NetworkNamespace after = NetworkNamespace.current()) {
                assertTrue(after.isSameAs(before));
            }
        }
    }

    @Test
    void aFailureOfTheWorkIsThrownToTheCallerAndTheThreadGoesOn() throws Exception {
        try (NamespaceThread namespaces = NamespaceThread.start();
                NetworkNamespace created = namespaces.create()) {
            IOException failure = assertThrows(
                    IOException.class,
                    () -> namespaces.call(created, () -> {
                        throw new IOException("on purpose");
                    }));
            assertEquals("on purpose", failure.getMessage());
            assertEquals(7, namespaces.call(created, () -> 7));
        }
    }

    @Test
    void manySettingsAreReadAndWrittenAtOnceAndThoseThatAreNotThereAreLeftOut() throws Exception {
        try (NamespaceThread namespaces = NamespaceThread.start();
                NetworkNamespace created = namespaces.create()) {
            int written = namespaces.writeSysctls(
                    created, Map.of("ipv4/ip_forward", "1", "ipv4/conf/none0/forwarding", "1", "ipv4/tcp_sack", "0"));
            assertEquals(2, written);
            assertEquals(
                    Map.of("ipv4/ip_forward", "1", "ipv4/tcp_sack", "0"),
                    namespaces.readSysctls(
                            created, List.of("ipv4/ip_forward", "ipv4/conf/none0/forwarding", "ipv4/tcp_sack")));
        }
    }

    @Test
    void aSettingIsThatOfItsNamespaceAlone() throws Exception {
        try (NamespaceThread namespaces = NamespaceThread.start();
                NetworkNamespace one = namespaces.create();
                NetworkNamespace two = namespaces.create()) {
            namespaces.writeSysctl(one, "ipv4/ip_forward", "1");
            assertEquals("1", namespaces.readSysctl(one, "ipv4/ip_forward"));
            assertEquals("0", namespaces.readSysctl(two, "ipv4/ip_forward"));
        }
    }

    @Test
    void aSettingThatDoesNotExistIsNamedInTheRefusal() throws Exception {
        try (NamespaceThread namespaces = NamespaceThread.start()) {
            KernelException refusal = assertThrows(
                    KernelException.class, () -> namespaces.readSysctl(namespaces.home(), "ipv4/conf/nic9/rp_filter"));
            assertEquals(Errno.ENOENT, refusal.errno());
            assertTrue(refusal.operation().english().contains("nic9"));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> namespaces.readSysctl(namespaces.home(), "../kernel/hostname"));
        }
    }

    @Test
    void aPublishedNameLeadsToTheNamespaceUntilItIsTakenAway(@TempDir Path directory) throws Exception {
        NamespaceNames names = new NamespaceNames(directory.resolve("netns").toString());
        try (NamespaceThread namespaces = NamespaceThread.start();
                NetworkNamespace created = namespaces.create()) {
            names.publish(created, "ns à 1");
            try (NetworkNamespace opened = names.open("ns à 1")) {
                assertTrue(opened.isSameAs(created));
            }
            assertEquals(List.of("ns à 1"), names.list());
            KernelException taken =
                    assertThrows(KernelException.class, () -> names.publish(namespaces.home(), "ns à 1"));
            assertEquals(Errno.EEXIST, taken.errno());
            names.unpublish("ns à 1");
            assertEquals(List.of(), names.list());
            names.unpublish("ns à 1");
        } finally {
            Mounts.unmount(directory.resolve("netns").toString());
        }
    }

    @Test
    void aStaleFileIsNoNamespaceAndCanBeTakenAway(@TempDir Path directory) throws Exception {
        NamespaceNames names = new NamespaceNames(directory.toString());
        Files.createFile(directory.resolve("stale"));
        KernelException refusal = assertThrows(KernelException.class, () -> names.open("stale"));
        assertEquals(Errno.EINVAL, refusal.errno());
        names.unpublish("stale");
        assertEquals(List.of(), names.list());
    }

    @Test
    void namesThatLeaveTheDirectoryAreRefused(@TempDir Path directory) {
        NamespaceNames names = new NamespaceNames(directory.toString());
        for (String name : List.of("", ".", "..", "a/b", "a\0b")) {
            assertThrows(IllegalArgumentException.class, () -> names.unpublish(name));
        }
    }

    @Test
    void namespacesAndSocketsLeaveNoDescriptorBehind() throws Exception {
        try (NamespaceThread namespaces = NamespaceThread.start()) {
            long before = openDescriptors();
            for (int round = 0; round < 5; round++) {
                try (NetworkNamespace created = namespaces.create()) {
                    RouteSocket.open(namespaces, created).close();
                }
            }
            assertEquals(before, openDescriptors());
        }
    }

    @Test
    void theIdentitiesOfManyNamespacesDiffer() throws Exception {
        try (NamespaceThread namespaces = NamespaceThread.start();
                NetworkNamespace one = namespaces.create();
                NetworkNamespace two = namespaces.create()) {
            assertNotEquals(one.identity(), two.identity());
        }
    }

    @Test
    void aClosedThreadSaysSo() throws Exception {
        NamespaceThread namespaces = NamespaceThread.start();
        namespaces.close();
        assertThrows(IOException.class, () -> namespaces.readSysctl(namespaces.home(), "ipv4/ip_forward"));
    }

    @Test
    void aThreadThatCanNotComeHomeDiesAndSaysSo() throws Exception {
        NamespaceThread namespaces = NamespaceThread.start();
        try (NetworkNamespace created = namespaces.create()) {
            namespaces.home().close();
            assertEquals(7, namespaces.call(created, () -> 7));
            IOException refusal = assertThrows(IOException.class, () -> namespaces.call(created, () -> 7));
            assertTrue(String.valueOf(refusal.getMessage()).startsWith("the namespace thread ended"));
        } finally {
            namespaces.close();
        }
    }

    private static long openDescriptors() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}
