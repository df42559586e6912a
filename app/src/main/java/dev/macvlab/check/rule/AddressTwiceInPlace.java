package dev.macvlab.check.rule;

import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.resolve.ResolvedNamespace;
import dev.macvlab.topology.Ref;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An address belongs to one interface of a namespace. */
public final class AddressTwiceInPlace implements Rule<ResolvedNamespace> {
    @Override
    public String id() {
        return "address-on-two-interfaces";
    }

    @Override
    public String about() {
        return "net/ipv4/devinet.c";
    }

    @Override
    public void check(ResolvedNamespace place, Findings findings) {
        if (place.interfaces().size() < 2) {
            return;
        }
        Map<IpAddress, Set<Ref>> holders = new LinkedHashMap<>();
        for (ResolvedInterface each : place.interfaces()) {
            each.addresses()
                    .forEach(address -> holders.computeIfAbsent(address.address(), _ -> new LinkedHashSet<>())
                            .add(each.ref()));
        }
        holders.forEach((address, refs) -> {
            if (refs.size() > 1 && !address.isLinkLocal()) {
                findings.add(
                        List.copyOf(refs),
                        "addresses",
                        Message.of("check.address-on-two-interfaces", Items.some(refs), address));
            }
        });
    }
}
