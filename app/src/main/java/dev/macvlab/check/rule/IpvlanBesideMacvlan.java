package dev.macvlab.check.rule;

import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.LowerDevice.Placed;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.List;

/** A parent has macvlan children or ipvlan children, not both. */
public final class IpvlanBesideMacvlan implements Rule<LowerDevice> {
    @Override
    public String id() {
        return "ipvlan-beside-macvlan";
    }

    @Override
    public String about() {
        return "net/core/dev.c, netdev_rx_handler_register(): EBUSY";
    }

    @Override
    public void check(LowerDevice port, Findings findings) {
        if (!port.macvlans().isEmpty() && !port.ipvlans().isEmpty()) {
            List<Ref> subject = new ArrayList<>();
            port.ipvlans().forEach(each -> subject.add(each.ref()));
            port.macvlans().forEach(each -> subject.add(each.ref()));
            findings.add(
                    subject,
                    "parent",
                    Message.of(
                            "check.ipvlan-beside-macvlan",
                            Items.some(port.ipvlans().stream().map(Placed::ref).toList()),
                            Items.some(port.macvlans().stream().map(Placed::ref).toList()),
                            port.lower().ref()));
        }
    }
}
