package dev.macvlab.check.rule;

import dev.macvlab.message.Argument;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.resolve.TopLevelNames;
import dev.macvlab.topology.Switch;

/** An external host's address is written with the length of its prefix. */
public final class HostAddressText implements Rule<TopLevelNames> {
    @Override
    public String id() {
        return "host-address-text";
    }

    @Override
    public String about() {
        return "ip-address(8)";
    }

    @Override
    public void check(TopLevelNames names, Findings findings) {
        for (Switch each : names.switches()) {
            for (Switch.Host host : each.hosts()) {
                host.addresses().stream()
                        .filter(text -> Cidr.tryParse(text).isEmpty())
                        .forEach(text -> findings.add(
                                each.ref(host),
                                "addresses",
                                Message.of("check.host-address-text", Argument.quoted(text), host.name())));
            }
        }
    }
}
