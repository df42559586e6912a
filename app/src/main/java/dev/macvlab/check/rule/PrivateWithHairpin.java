package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.LowerDevice.Placed;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import java.util.List;

/** Private mode drops reflected broadcasts only. */
public final class PrivateWithHairpin implements Rule<LowerDevice> {
    @Override
    public String id() {
        return "private-with-hairpin";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_handle_frame()";
    }

    @Override
    public void check(LowerDevice port, Findings findings) {
        if (!port.reflects() || port.macvlans().size() < 2) {
            return;
        }
        List<Ref> subject = port.macvlans().stream()
                .filter(each -> each.child().effectiveMode() == Mode.PRIVATE)
                .map(Placed::ref)
                .toList();
        if (!subject.isEmpty()) {
            findings.add(
                    subject,
                    "mode",
                    Message.of("check.private-with-hairpin", Items.some(subject)),
                    port.lower().itself() instanceof Nic nic && nic.port() != null
                            ? new Edit.Change(
                                    Message.of("edit.switch-hairpin-off-for", nic.name()),
                                    nic.withPort(nic.port().withHairpin(null)))
                            : null);
        }
    }
}
