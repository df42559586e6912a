package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedInterface;

/** An MTU is one that the kernel gives a device of that kind. */
public final class MtuRange implements Rule<ResolvedInterface> {
    private static final int USABLE = 68;
    private static final int LARGEST = 65535;

    @Override
    public String id() {
        return "mtu-range";
    }

    @Override
    public String about() {
        return "net/core/dev.c, dev_validate_mtu(): EINVAL; net/8021q/vlan_dev.c, vlan_setup()";
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        Integer mtu = device.writtenMtu();
        int smallest = device.itself().smallestMtu();
        if (mtu != null && (mtu < smallest || mtu > LARGEST)) {
            int possible = Math.clamp(mtu, USABLE, LARGEST);
            findings.add(
                    device.ref(),
                    "mtu",
                    Message.of(
                            "check.mtu-range",
                            smallest,
                            LARGEST,
                            mtu,
                            device.itself().name()),
                    Fix.mtu(device.itself(), possible));
        }
    }
}
