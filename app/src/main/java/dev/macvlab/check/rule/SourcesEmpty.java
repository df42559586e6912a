package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;

/** A source-mode child hears those on its list only. */
public final class SourcesEmpty implements Rule<ResolvedInterface> {
    @Override
    public String id() {
        return "sources-empty";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_handle_frame()";
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        if (device.itself() instanceof Macvlan child
                && child.effectiveMode() == Mode.SOURCE
                && child.sources().isEmpty()) {
            findings.add(device.ref(), "sources", Message.of("check.sources-empty", child.name()));
        }
    }
}
