package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.LowerDevice.Placed;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.List;

/** All ipvlan children of a parent have one mode and one flag. */
public final class IpvlanModesDiffer implements Rule<LowerDevice> {
    @Override
    public String id() {
        return "ipvlan-modes-differ";
    }

    @Override
    public String about() {
        return "drivers/net/ipvlan/ipvlan_main.c, ipvlan_set_port_mode()";
    }

    @Override
    public void check(LowerDevice port, Findings findings) {
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
            String mode = last.effectiveMode().word();
            String flag = last.effectiveFlag().word();
            findings.add(
                    subject,
                    "mode",
                    Message.of(
                            "check.ipvlan-modes-differ",
                            port.lower().ref(),
                            Items.some(others.stream().map(Placed::ref).toList()),
                            mode,
                            flag,
                            last.name()),
                    new Edit.Together(
                            Message.of("edit.set-all-to-mode", mode, flag),
                            others.stream()
                                    .<Edit>map(each -> new Edit.Change(
                                            Message.of("edit.set-all-to-mode", mode, flag),
                                            each.child().withMode(last.mode()).withFlag(last.flag())))
                                    .toList()));
        }
    }
}
