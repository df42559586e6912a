package dev.macvlab.check.rule;

import dev.macvlab.message.Argument;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.TopLevelNames;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;

/** Namespaces, switches and external hosts need names that can be a file's. */
public final class PlaceName implements Rule<TopLevelNames> {
    @Override
    public String id() {
        return "place-name";
    }

    @Override
    public String about() {
        return "ip-netns(8)";
    }

    @Override
    public void check(TopLevelNames names, Findings findings) {
        names.namespaces().forEach(each -> judge(Ref.top(each), "namespace", findings));
        for (Switch each : names.switches()) {
            judge(Ref.top(each.name()), "switch", findings);
            each.hosts().forEach(host -> judge(each.ref(host), "external-host", findings));
        }
    }

    private static void judge(Ref ref, String what, Findings findings) {
        dev.macvlab.topology.Names.whyIllegalPlace(ref.name())
                .ifPresent(why -> findings.add(
                        ref, "name", Message.of("check.place-name." + what, Argument.quoted(ref.name()), why)));
    }
}
