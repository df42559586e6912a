package dev.macvlab.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.macvlab.bench.Rig;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.net.IpAddress;
import dev.macvlab.netlink.KernelSandbox;
import dev.macvlab.ping.Failure;
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
        var drawn = Drawn.of("""
            switch lan
            host lan/ext ip=fd00::100/64
            nic nic0 switch=lan
            macvlan x/eth0 on=nic0 mode=passthru ip=fd00::1/64 nopromisc queue=0
            """);
        var pair = new Pair(Ref.parse("lan/ext"), Ref.parse("x/eth0"), IpAddress.parse("fd00::1"));
        try (NamespaceThread outer = NamespaceThread.start();
                Rig rig = Rig.open(outer)) {
            rig.build(drawn.topology());
            assertEquals(
                    KernelSandbox.kernelIsAtLeast(6, 4) ? null : Failure.NO_NEIGHBOUR,
                    rig.measure(List.of(pair)).getFirst().failure());
        }
    }
}
