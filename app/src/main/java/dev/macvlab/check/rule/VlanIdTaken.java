package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.LowerDevice.Placed;
import dev.macvlab.topology.Vlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A parent has one interface for a VLAN. */
public final class VlanIdTaken implements Rule<LowerDevice> {
    @Override
    public String id() {
        return "vlan-id-taken";
    }

    @Override
    public String about() {
        return "net/8021q/vlan.c, vlan_check_real_dev(): EEXIST";
    }

    @Override
    public void check(LowerDevice port, Findings findings) {
        Map<Integer, InterfaceStack> holders = new HashMap<>();
        for (Placed<Vlan> each : port.vlans()) {
            Integer id = each.child().id();
            InterfaceStack holder = id == null ? null : holders.putIfAbsent(id, each.stack());
            if (id != null && holder != null) {
                int free = 1;
                while (isTaken(port, free)) {
                    free++;
                }
                findings.add(
                        List.of(each.ref(), holder.ref()),
                        "id",
                        Message.of(
                                "check.vlan-id-taken",
                                id,
                                port.lower().ref(),
                                holder.ref(),
                                each.child().name()),
                        new Edit.Change(
                                Message.of("edit.set-id", each.child().name(), free),
                                each.child().withId(free)));
            }
        }
    }

    private static boolean isTaken(LowerDevice port, int id) {
        return port.vlans().stream()
                .anyMatch(each -> Objects.equals(each.child().id(), id));
    }
}
