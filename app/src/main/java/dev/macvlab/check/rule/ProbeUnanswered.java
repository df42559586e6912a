package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedProbe;

/** Somebody has the address that a probe pings. */
public final class ProbeUnanswered implements Rule<ResolvedProbe> {
    @Override
    public String id() {
        return "probe-unanswered";
    }

    @Override
    public String about() {
        return "ping(8)";
    }

    @Override
    public void check(ResolvedProbe watch, Findings findings) {
        if (!watch.answered()) {
            findings.add(
                    watch.probe().from(),
                    "to",
                    Message.of(
                            "check.probe-unanswered",
                            watch.probe().from(),
                            watch.probe().to()),
                    new Edit.RemoveProbe(watch.probe()));
        }
    }
}
