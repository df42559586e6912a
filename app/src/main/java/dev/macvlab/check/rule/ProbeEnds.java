package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Argument;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.resolve.ResolvedProbe;
import dev.macvlab.topology.Probe;
import java.util.List;

/** A probe goes from something that is there to an address. */
public final class ProbeEnds implements Rule<ResolvedProbe> {
    @Override
    public String id() {
        return "probe-ends";
    }

    @Override
    public String about() {
        return "ping(8)";
    }

    @Override
    public void check(ResolvedProbe watch, Findings findings) {
        Probe probe = watch.probe();
        if (!watch.fromExists()) {
            findings.add(
                    List.of(probe.from()),
                    "from",
                    Message.of("check.probe-ends.from", probe.to(), probe.from()),
                    new Edit.RemoveProbe(probe));
        }
        if (IpAddress.tryParse(probe.to()).isEmpty()) {
            findings.add(
                    List.of(probe.from()),
                    "to",
                    Message.of("check.probe-ends.to", probe.from(), Argument.quoted(probe.to())),
                    Cidr.tryParse(probe.to()).isEmpty()
                            ? null
                            : new Edit.Together(
                                    Message.of(
                                            "edit.ping", Cidr.parse(probe.to()).address()),
                                    List.of(
                                            new Edit.RemoveProbe(probe),
                                            new Edit.AddProbe(new Probe(
                                                    probe.from(),
                                                    Cidr.parse(probe.to())
                                                            .address()
                                                            .toString(),
                                                    probe.extras())))));
        }
    }
}
