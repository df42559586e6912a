package dev.macvlab.check.rule;

import dev.macvlab.message.Argument;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.Device;

/** A MAC address is six bytes. */
public final class MacText implements Rule<Device> {
    @Override
    public String id() {
        return "mac-text";
    }

    @Override
    public String about() {
        return "ip-link(8)";
    }

    @Override
    public void check(Device device, Findings findings) {
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
