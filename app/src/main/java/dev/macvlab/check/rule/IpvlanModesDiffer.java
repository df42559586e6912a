package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.resolve.Port;
import dev.macvlab.resolve.Port.Placed;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.List;

/** All ipvlan children of a parent have one mode and one flag. */
public final class IpvlanModesDiffer implements Rule<Port> {
    @Override
    public String id() {
        return "ipvlan-modes-differ";
    }

    @Override
    public String about() {
        return "drivers/net/ipvlan/ipvlan_main.c, ipvlan_set_port_mode()";
    }

    @Override
    public void check(Port port, Findings findings) {
        if (port.ipvlans().isEmpty()) {
            return;
        }
        Ipvlan last = port.ipvlans().getLast().child();
        List<Placed<Ipvlan>> others = port.ipvlans().stream()
                .filter(each -> each.child().effectiveMode() != last.effectiveMode()
                        || each.child().effectiveFlag() != last.effectiveFlag())
                .toList();
        if (!others.isEmpty()) {
            List<Ref> subject = new ArrayList<>(others.stream().map(Placed::ref).toList());
            subject.add(last.ref());
            String both =
                    last.effectiveMode().word() + " " + last.effectiveFlag().word();
            findings.add(
                    subject,
                    "mode",
                    "Mode and flag belong to " + port.lower().ref() + " and not to its children, so that "
                            + Words.list(others.stream().map(Placed::ref).toList()) + " will silently become " + both
                            + " when " + last.name() + " comes: choose one for all.",
                    new Edit.Together(
                            "Set them all to " + both,
                            others.stream()
                                    .<Edit>map(each -> new Edit.Change(
                                            "Set " + each.child().name() + " to " + both,
                                            each.child().withMode(last.mode()).withFlag(last.flag())))
                                    .toList()));
        }
    }
}
