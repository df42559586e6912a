package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Argument;
import dev.macvlab.message.Message;
import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.topology.Macvlan;
import java.util.List;
import java.util.Optional;

/** A sender on a source-mode child's list is one machine. */
public final class SourceNotUnicast implements Rule<ResolvedInterface> {
    @Override
    public String id() {
        return "source-not-unicast";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_validate(): EADDRNOTAVAIL";
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        if (!(device.itself() instanceof Macvlan child)) {
            return;
        }
        for (String text : child.sources()) {
            Optional<MacAddress> mac = MacAddress.tryParse(text);
            if (mac.isEmpty() || mac.get().isMulticast() || mac.get().isZero()) {
                List<String> others = child.sources().stream()
                        .filter(each -> !each.equals(text))
                        .toList();
                findings.add(
                        device.ref(),
                        "sources",
                        mac.isEmpty()
                                ? Message.of("check.source-not-unicast.no-mac", Argument.quoted(text), child.name())
                                : Message.of("check.source-not-unicast.group", Argument.quoted(text), child.name()),
                        new Edit.Change(
                                Message.of("edit.take-off-list", text, child.name()), child.withSources(others)));
            }
        }
    }
}
