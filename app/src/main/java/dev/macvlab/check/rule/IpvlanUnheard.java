package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.resolve.BroadcastDomain;
import dev.macvlab.resolve.BroadcastDomain.Holder;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.Subnets;
import dev.macvlab.topology.Ipvlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nobody on the wire finds an ipvlan child in a layer 3 mode, since it takes no part in ARP. */
public final class IpvlanUnheard implements Rule<BroadcastDomain> {
    @Override
    public String id() {
        return "ipvlan-unheard";
    }

    @Override
    public String about() {
        return "Documentation/networking/ipvlan.rst, L3 mode";
    }

    @Override
    public void check(BroadcastDomain lan, Findings findings) {
        List<InterfaceStack> silent = lan.members(Ipvlan.class).stream()
                .filter(IpvlanUnheard::isSilent)
                .toList();
        if (silent.isEmpty()) {
            return;
        }
        List<Cidr> asking = new ArrayList<>();
        lan.holders()
                .values()
                .forEach(holders -> holders.stream()
                        .filter(each -> !isSilent(each.stack()))
                        .map(Holder::address)
                        .forEach(asking::add));
        var subnets = new Subnets(asking);
        for (InterfaceStack each : silent) {
            Ipvlan child = (Ipvlan) each.itself();
            each.device().addresses().stream()
                    .map(Cidr::address)
                    .filter(address -> !address.isLinkLocal() && subnets.cover(address))
                    .findFirst()
                    .ifPresent(address -> findings.add(
                            each.ref(),
                            "mode",
                            Message.of(
                                    "check.ipvlan-unheard",
                                    child.effectiveMode().word(),
                                    child.name(),
                                    address),
                            new Edit.Change(Message.of("edit.set-l2", child.name()), child.withMode(Ipvlan.Mode.L2))));
        }
    }

    private static boolean isSilent(@Nullable InterfaceStack stack) {
        return stack != null
                && stack.itself() instanceof Ipvlan child
                && child.effectiveMode() != Ipvlan.Mode.L2
                && stack.device().up();
    }
}
