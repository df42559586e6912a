package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.NicBinding;
import dev.macvlab.topology.HostFacts.HostNic;
import java.util.stream.Stream;

/** Without a cable not even siblings talk. */
public final class HostNicNoCarrier implements Rule<NicBinding> {
    @Override
    public String id() {
        return "host-nic-no-carrier";
    }

    @Override
    public String about() {
        return "net/core/dev.c, netif_stacked_transfer_operstate()";
    }

    @Override
    public void check(NicBinding bound, Findings findings) {
        HostNic real = bound.real();
        LowerDevice port = bound.port();
        if (real != null && real.up() && !real.carrier() && port != null) {
            findings.add(
                    Stream.concat(Stream.of(bound.nic()), port.children().stream())
                            .map(InterfaceStack::ref)
                            .toList(),
                    null,
                    Message.of("check.host-nic-no-carrier", real.name()));
        }
    }
}
