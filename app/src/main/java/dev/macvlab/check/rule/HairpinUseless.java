package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.topology.Macvlan.Mode;
import java.util.List;

/** Bridge-mode siblings don't need the switch. */
public final class HairpinUseless implements Rule<LowerDevice> {
    @Override
    public String id() {
        return "hairpin-useless";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_queue_xmit()";
    }

    @Override
    public void check(LowerDevice port, Findings findings) {
        if (port.reflects()
                && port.macvlans().size() > 1
                && port.macvlans().stream().allMatch(each -> each.child().effectiveMode() == Mode.BRIDGE)) {
            findings.add(
                    List.of(port.lower().ref()),
                    "port",
                    Message.of("check.hairpin-useless", port.lower().ref()));
        }
    }
}
