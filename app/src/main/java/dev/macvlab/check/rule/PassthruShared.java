package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.resolve.Port;
import dev.macvlab.resolve.Port.Placed;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.List;

/** A passthru child has its parent for itself. */
public final class PassthruShared implements Rule<Port> {
    @Override
    public String id() {
        return "passthru-shared";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_common_newlink(): EINVAL";
    }

    @Override
    public void check(Port port, Findings findings) {
        List<Placed<Macvlan>> children = port.macvlans();
        List<Placed<Macvlan>> passthru = children.stream()
                .filter(each -> each.child().effectiveMode() == Mode.PASSTHRU)
                .toList();
        if (passthru.isEmpty() || children.size() == 1) {
            return;
        }
        Placed<Macvlan> first = passthru.getFirst();
        List<Ref> subject = new ArrayList<>(List.of(first.ref()));
        children.stream().filter(each -> !each.equals(first)).map(Placed::ref).forEach(subject::add);
        String parent = port.lower().itself().name();
        findings.add(
                subject,
                "mode",
                first.child().name() + " takes all of " + parent
                        + " for itself (passthru), so that the kernel refuses to put "
                        + Words.list(subject.subList(1, subject.size())) + " on " + parent
                        + " too: choose another mode for " + first.child().name() + " or another parent.",
                new Edit.Together(
                        "Set "
                                + Words.list(passthru.stream()
                                        .map(each -> each.child().name())
                                        .toList()) + " to bridge mode",
                        passthru.stream()
                                .<Edit>map(each -> new Edit.Change(
                                        "Set " + each.child().name() + " to bridge mode",
                                        each.child().withMode(Mode.BRIDGE)))
                                .toList()));
    }
}
