package dev.macvlab.check.rule;

import dev.macvlab.message.Argument;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedInterface;

/** A MAC address is six bytes. */
public final class MacText implements Rule<ResolvedInterface> {
    @Override
    public String id() {
        return "mac-text";
    }

    @Override
    public String about() {
        return "ip-link(8)";
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        String text = device.writtenMac();
        if (text != null && device.mac() == null) {
            findings.add(
                    device.ref(),
                    "mac",
                    Message.of(
                            "check.mac-text",
                            Argument.quoted(text),
                            device.itself().name()),
                    Fix.mac(device.itself(), null));
        }
    }
}
