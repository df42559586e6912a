package dev.macvlab.check.rule;

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
                    Words.quoted(text) + " is no MAC address: "
                            + device.itself().name()
                            + " needs six bytes in hexadecimal, such as 02:00:5e:10:00:01, or none, then it gets one"
                            + " of its own.",
                    Fix.mac(device.itself(), null));
        }
    }
}
