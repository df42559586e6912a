package dev.macvlab.edit;

import dev.macvlab.net.Cidr;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Switch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives what is new an address: the next free one where it belongs. */
final class AddressAllocator {
    private static final Cidr FIRST_SUBNET = Cidr.parse("192.168.56.110/24");

    private final Index index;
    private final UnusedValues fresh;

    AddressAllocator(Index index, UnusedValues fresh) {
        this.index = index;
        this.fresh = fresh;
    }

    /** The address of a NIC: on the wire of its switch, or in a subnet of its own where it is plugged in nowhere. */
    Cidr ofNic(@Nullable Switch onto) {
        if (onto != null) {
            Optional<Cidr> onWire = index.topology().interfaces().stream()
                    .filter(each -> each instanceof Nic nic
                            && nic.port() != null
                            && nic.port().toSwitch().equals(onto.name()))
                    .flatMap(each -> each.addresses().stream())
                    .findFirst();
            Optional<Cidr> onSwitch =
                    onto.hosts().stream().flatMap(host -> host.cidrs().stream()).findFirst();
            Optional<Cidr> next = onWire.flatMap(fresh::addressAfter);
            if (next.isEmpty() && onSwitch.isPresent()) {
                Cidr beside = onSwitch.get();
                next = fresh.addressAfter(
                        beside.prefixLength() == 24
                                ? new Cidr(beside.network().address().plus(109), 24)
                                : beside);
            }
            if (next.isPresent()) {
                return next.get();
            }
        }
        return freeSubnet();
    }

    /** The first address of the first subnet that nothing has an address in. */
    private Cidr freeSubnet() {
        Cidr candidate = FIRST_SUBNET;
        while (isSubnetUsed(candidate)) {
            candidate = new Cidr(candidate.address().plus(256), candidate.prefixLength());
        }
        return candidate;
    }

    private boolean isSubnetUsed(Cidr subnet) {
        return index.topology().interfaces().stream()
                        .flatMap(each -> each.addresses().stream())
                        .anyMatch(used -> subnet.contains(used.address()))
                || index.topology().switches().stream()
                        .flatMap(each -> each.hosts().stream())
                        .flatMap(host -> host.cidrs().stream())
                        .anyMatch(used -> subnet.contains(used.address()));
    }

    /** One address of each family in the parent's subnets, behind those that its children have. */
    List<String> ofChild(Interface parent) {
        var written = new ArrayList<String>();
        Set<Boolean> families = new LinkedHashSet<>();
        for (Cidr own : parent.addresses()) {
            if (families.add(own.address().isV6())) {
                behindChildren(parent, own).map(Cidr::toString).ifPresent(written::add);
            }
        }
        return written;
    }

    /** The first free address of a parent's subnet behind that one and those that its children have in it. */
    Optional<Cidr> behindChildren(Interface parent, Cidr own) {
        Cidr last = own;
        for (Interface child : index.childrenOf(parent.ref())) {
            for (Cidr each : child.addresses()) {
                if (own.contains(each.address()) && each.address().compareTo(last.address()) > 0) {
                    last = new Cidr(each.address(), own.prefixLength());
                }
            }
        }
        return fresh.addressAfter(last);
    }

    /** The first address of what goes over a switch: a router's by custom. */
    Cidr gatewayOn(String onSwitch) {
        Cidr subnet = subnetOn(onSwitch);
        return new Cidr(subnet.network().address().plus(1), subnet.prefixLength());
    }

    private Cidr subnetOn(String onSwitch) {
        return index.topology().interfaces().stream()
                .filter(each -> each instanceof Nic nic
                        && nic.port() != null
                        && nic.port().toSwitch().equals(onSwitch))
                .flatMap(each -> each.addresses().stream())
                .findFirst()
                .or(() -> index.findSwitch(onSwitch).stream()
                        .flatMap(each -> each.hosts().stream())
                        .flatMap(host -> host.cidrs().stream())
                        .findFirst())
                .orElseGet(this::freeSubnet);
    }
}
