package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.topology.Macvlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A list of senders is a set: an address that is on it twice is there once. */
public final class SourceRepeated implements Rule<ResolvedInterface> {
    @Override
    public String id() {
        return "source-repeated";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_hash_add_source()";
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        if (!(device.itself() instanceof Macvlan child) || child.sources().size() < 2) {
            return;
        }
        Set<Object> seen = new HashSet<>();
        List<String> once = new ArrayList<>();
        for (String text : child.sources()) {
            if (seen.add(MacAddress.tryParse(text).<Object>map(mac -> mac).orElse(text))) {
                once.add(text);
            }
        }
        if (once.size() < child.sources().size()) {
            findings.add(
                    device.ref(),
                    "sources",
                    Message.of("check.source-repeated", child.name()),
                    new Edit.Change(Message.of("edit.list-senders-once", child.name()), child.withSources(once)));
        }
    }
}
