package dev.macvlab.check.rule;

import dev.macvlab.check.view.Device;

/** An MTU is one that an Ethernet device can have. */
public final class MtuRange implements Rule<Device> {
    private static final int SMALLEST = 68;
    private static final int LARGEST = 65535;

    @Override
    public String id() {
        return "mtu-range";
    }

    @Override
    public String about() {
        return "net/core/dev.c, dev_validate_mtu(): EINVAL";
    }

    @Override
    public void check(Device device, Findings findings) {
        Integer mtu = device.itself().mtu();
        if (mtu != null && (mtu < SMALLEST || mtu > LARGEST)) {
            int possible = Math.clamp(mtu, SMALLEST, LARGEST);
            findings.add(
                    device.ref(),
                    "mtu",
                    "The kernel takes an MTU of " + SMALLEST + " to " + LARGEST + " bytes, not the " + mtu + " of "
                            + device.itself().name() + ": 1500 is the usual one.",
                    Fix.mtu(device.itself(), possible));
        }
    }
}
