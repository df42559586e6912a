package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.NicBinding;

/** A NIC of the drawing is one of this machine. */
public final class HostNicMissing implements Rule<NicBinding> {
    @Override
    public String id() {
        return "host-nic-missing";
    }

    @Override
    public String about() {
        return "ip-link(8)";
    }

    @Override
    public void check(NicBinding bound, Findings findings) {
        if (bound.real() == null) {
            findings.add(
                    bound.nic().ref(),
                    "name",
                    Message.of("check.host-nic-missing", bound.nic().itself().name()));
        }
    }
}
