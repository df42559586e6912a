package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.LowerDevice.Placed;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.List;

/** A passthru child has its parent for itself. */
public final class PassthruShared implements Rule<LowerDevice> {
    @Override
    public String id() {
        return "passthru-shared";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_common_newlink(): EINVAL";
    }

    @Override
    public void check(LowerDevice port, Findings findings) {
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
                Message.of(
                        "check.passthru-shared",
                        first.child().name(),
                        parent,
                        Items.some(subject.subList(1, subject.size()))),
                new Edit.Together(
                        Message.of(
                                "edit.set-bridge-mode",
                                Items.some(passthru.stream()
                                        .map(each -> each.child().name())
                                        .toList())),
                        passthru.stream()
                                .<Edit>map(each -> new Edit.Change(
                                        Message.of(
                                                "edit.set-bridge-mode",
                                                each.child().name()),
                                        each.child().withMode(Mode.BRIDGE)))
                                .toList()));
    }
}
