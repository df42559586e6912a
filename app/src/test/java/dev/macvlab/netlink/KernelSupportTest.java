package dev.macvlab.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.macvlab.linux.NamespaceThread;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
class KernelSupportTest {
    @Test
    void theKernelIsAskedWhichKindsItHas() throws Exception {
        try (NamespaceThread namespaces = NamespaceThread.start()) {
            assertEquals(
                    Set.of("veth", "bridge", "macvlan", "macvtap"),
                    KernelSupport.linkKinds(
                            namespaces, List.of("veth", "bridge", "macvlan", "macvtap", "nosuchkind", "hardly")));
        }
    }
}
