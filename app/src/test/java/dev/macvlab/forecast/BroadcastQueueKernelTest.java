package dev.macvlab.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.macvlab.bench.Rig;
import dev.macvlab.net.IpAddress;
import dev.macvlab.netlink.KernelSandbox;
import dev.macvlab.netlink.NamespaceThread;
import dev.macvlab.ping.Failure;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Ref;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What hangs on the kernel's age, so that the forecast leaves it open (macvlan_recompute_bc_filter). */
@Tag("kernel")
@Tag("second-kernel")
class BroadcastQueueKernelTest {
    @Test
    void aPassthruChildWithoutAQueueHearsIpv6AskSinceLinux64() throws Exception {
        var drawing = new Drawing()
                .lan("lan", "ext fd00::100/64")
                .nic("nic0", "lan", false)
                .macvlan("x/eth0", "nic0", Mode.PASSTHRU, "fd00::1/64")
                .change(child -> child.withPromiscuous(false).withBroadcastQueueLength(0));
        var pair = new Pair(Ref.parse("lan/ext"), Ref.parse("x/eth0"), IpAddress.parse("fd00::1"));
        try (NamespaceThread outer = NamespaceThread.start();
                Rig rig = Rig.open(outer)) {
            rig.build(drawing.topology());
            assertEquals(
                    KernelSandbox.kernelIsAtLeast(6, 4) ? null : Failure.NO_NEIGHBOUR,
                    rig.measure(List.of(pair)).getFirst().failure());
        }
    }
}
