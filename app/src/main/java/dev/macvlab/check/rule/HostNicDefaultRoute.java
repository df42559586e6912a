package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.NicBinding;
import dev.macvlab.topology.HostFacts.HostNic;

/** The NIC that this machine reaches the world by is not one to experiment with. */
public final class HostNicDefaultRoute implements Rule<NicBinding> {
    @Override
    public String id() {
        return "host-nic-default-route";
    }

    @Override
    public String about() {
        return "ip-route(8)";
    }

    @Override
    public void check(NicBinding bound, Findings findings) {
        HostNic real = bound.real();
        if (real != null && real.defaultRoute()) {
            findings.add(bound.nic().ref(), "name", Message.of("check.host-nic-default-route", real.name()));
        }
    }
}
