package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.resolve.InterfaceStack;

/** IPv6 needs an MTU of 1280. */
public final class MtuTooSmallForIpv6 implements Rule<InterfaceStack> {
    private static final int SMALLEST = InterfaceStack.LEAST_IPV6_MTU;

    @Override
    public String id() {
        return "mtu-too-small-for-ipv6";
    }

    @Override
    public String about() {
        return "RFC 8200 section 5; net/ipv6/addrconf.c, addrconf_notify(): EINVAL";
    }

    @Override
    public void check(InterfaceStack stack, Findings findings) {
        if (stack.carriesIpv6()) {
            return;
        }
        for (Cidr each : stack.device().addresses()) {
            if (each.address().isV6()) {
                findings.add(
                        stack.ref(),
                        stack.device().writtenMtu() == null ? "addresses" : "mtu",
                        Message.of(
                                "check.mtu-too-small-for-ipv6",
                                SMALLEST,
                                each,
                                stack.itself().name(),
                                stack.mtu().getAsInt()),
                        stack.device().writtenMtu() == null ? null : Fix.mtu(stack.itself(), SMALLEST));
                return;
            }
        }
    }
}
