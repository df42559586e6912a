package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.NicBinding;
import dev.macvlab.topology.HostFacts.HostNic;
import java.util.stream.Stream;

/** Only Ethernet has MAC addresses to tell children apart by. */
public final class HostNicNotEthernet implements Rule<NicBinding> {
    @Override
    public String id() {
        return "host-nic-not-ethernet";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_port_create(): EINVAL";
    }

    @Override
    public void check(NicBinding bound, Findings findings) {
        HostNic real = bound.real();
        LowerDevice port = bound.port();
        if (real != null
                && real.mac() == null
                && port != null
                && !port.children().isEmpty()) {
            findings.add(
                    Stream.concat(port.children().stream(), Stream.of(bound.nic()))
                            .map(InterfaceStack::ref)
                            .toList(),
                    "parent",
                    Message.of("check.host-nic-not-ethernet", real.name()));
        }
    }
}
