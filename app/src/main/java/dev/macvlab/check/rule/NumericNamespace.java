package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.TopLevelNames;
import dev.macvlab.topology.Ref;

/** A namespace that is called by a number looks like a process. */
public final class NumericNamespace implements Rule<TopLevelNames> {
    @Override
    public String id() {
        return "numeric-namespace";
    }

    @Override
    public String about() {
        return "ip-link(8), netns; ip/ipnetns.c";
    }

    @Override
    public void check(TopLevelNames names, Findings findings) {
        for (String each : names.namespaces()) {
            if (each.matches("[0-9]+")) {
                findings.add(
                        Ref.top(each),
                        "name",
                        Message.of("check.numeric-namespace", each),
                        new Edit.Rename(Ref.top(each), "ns" + each));
            }
        }
    }
}
