package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.resolve.TopLevelNames;
import dev.macvlab.topology.Switch;

/** An external host has the address of one machine, one that others can send to. */
public final class HostAddressNotHost implements Rule<TopLevelNames> {
    @Override
    public String id() {
        return "host-address-not-host";
    }

    @Override
    public String about() {
        return "RFC 6890";
    }

    @Override
    public void check(TopLevelNames names, Findings findings) {
        for (Switch each : names.switches()) {
            for (Switch.Host host : each.hosts()) {
                for (Cidr address : host.cidrs()) {
                    Message what = UnusableAddress.why(address.address());
                    if (what != null) {
                        findings.add(
                                each.ref(host),
                                "addresses",
                                Message.of("check.address-not-host", address, host.name(), what));
                    }
                }
            }
        }
    }
}
