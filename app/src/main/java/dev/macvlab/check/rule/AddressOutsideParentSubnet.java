package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.resolve.BroadcastDomain;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.Subnets;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Vlan;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A child talks to the others on its parent's wire, so it wants an address of their subnet. */
public final class AddressOutsideParentSubnet implements Rule<BroadcastDomain> {
    @Override
    public String id() {
        return "address-outside-subnet";
    }

    @Override
    public String about() {
        return "ip-address(8)";
    }

    @Override
    public void check(BroadcastDomain lan, Findings findings) {
        Subnets subnets = null;
        for (InterfaceStack each : lan.members()) {
            InterfaceStack lower = each.lower();
            if (lower == null || each.itself() instanceof Vlan) {
                continue;
            }
            for (Cidr address : each.device().addresses()) {
                Cidr wanted = ofFamily(lower, address);
                if (wanted == null
                        || wanted.contains(address.address())
                        || address.address().isLinkLocal()) {
                    continue;
                }
                if (subnets == null) {
                    subnets = ofOthers(lan);
                }
                if (!subnets.cover(address.address())) {
                    findings.add(
                            List.of(each.ref(), lower.ref()),
                            "addresses",
                            Message.of(
                                    "check.address-outside-subnet",
                                    address,
                                    each.itself().name(),
                                    lower.ref(),
                                    wanted.network()),
                            inside(lan, each.itself(), address, wanted));
                }
            }
        }
    }

    /** The first address of the parent that is of the same family and more than link-local; null when it has none. */
    private static @Nullable Cidr ofFamily(InterfaceStack lower, Cidr address) {
        for (Cidr each : lower.device().addresses()) {
            if (each.address().isV6() == address.address().isV6()
                    && !each.address().isLinkLocal()) {
                return each;
            }
        }
        return null;
    }

    /** The subnets of everything that is no child itself. */
    private static Subnets ofOthers(BroadcastDomain lan) {
        return new Subnets(Stream.concat(
                        lan.switches().stream()
                                .flatMap(each -> each.hosts().stream())
                                .flatMap(host -> host.cidrs().stream()),
                        lan.members().stream()
                                .filter(each -> !(each.itself() instanceof Macvlan || each.itself() instanceof Ipvlan))
                                .flatMap(each -> each.device().addresses().stream()))
                .toList());
    }

    private static @Nullable Edit inside(BroadcastDomain lan, Interface itself, Cidr outside, Cidr parents) {
        Cidr free = lan.nextFree(parents);
        return free == null ? null : Fix.address(itself, outside, free);
    }
}
