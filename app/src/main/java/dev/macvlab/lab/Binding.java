package dev.macvlab.lab;

import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.LinkKind;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.Legal;
import dev.macvlab.plan.Place;
import dev.macvlab.resolve.Stack;
import dev.macvlab.resolve.Views;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Vlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Refuses NICs that can't be bound: there is none, it is busy, or another lab has it.
 *
 * @param links of the host's namespace
 * @param elsewhere the labs that have NICs bound, by the NIC's index
 */
record Binding(
        Topology topology, Journal journal, Ownership ownership, List<Link> links, Map<Integer, String> elsewhere) {
    void check() throws LabException {
        for (Interface each : topology.interfaces()) {
            if (each instanceof Nic nic) {
                check(nic);
            }
        }
        for (var each : topology.namespaces()) {
            if (each.name().equals(Ref.HOST) && each.settings().ipv6() != null) {
                throw Legal.refused(
                        Ref.top(Ref.HOST),
                        "settings",
                        "IPv6 of this machine is not a lab's to switch: it would take every address with it.",
                        "Leave the host's ipv6 setting out.");
            }
        }
    }

    private void check(Nic nic) throws LabException {
        String name = journal.nics().get(nic.name());
        if (name == null) {
            throw Legal.refused(
                    nic.ref(),
                    null,
                    "It is bound to no NIC of this machine.",
                    "Say which one it stands for; there "
                            + (usable().isEmpty() ? "are none." : "are: " + usable() + "."));
        }
        Link real = links.stream()
                .filter(link -> link.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Legal.refused(
                        nic.ref(),
                        null,
                        "This machine has no NIC " + name + ".",
                        "Bind it to another one; there "
                                + (usable().isEmpty() ? "are none." : "are: " + usable() + ".")));
        String why = whyBusy(real);
        if (why == null) {
            why = whyNot(nic, real);
        }
        if (why != null) {
            throw Legal.refused(nic.ref(), null, name + " can't be used: " + why + ".", "Bind it to another NIC.");
        }
    }

    private String usable() {
        return links.stream()
                .filter(link -> whyBusy(link) == null)
                .map(Link::name)
                .collect(Collectors.joining(", "));
    }

    private @Nullable String whyBusy(Link real) {
        if (real.name().equals("lo") || real.mac() == null) {
            return "it is no Ethernet interface";
        }
        String lab = elsewhere.get(real.index());
        if (lab != null) {
            return "it is bound to the lab " + lab;
        }
        if (ownership.owns(Place.HOST, real) || real.alias().startsWith(Lab.markOf(""))) {
            return "a lab made it";
        }
        Link master = links.stream()
                .filter(link -> link.index() == real.master())
                .findFirst()
                .orElse(null);
        if (master != null && !ownership.owns(Place.HOST, master)) {
            return "it is a "
                    + (master.kind().name().equals("bond") ? "slave of the bond " : "port of the " + word(master))
                    + master.name();
        }
        return null;
    }

    private static String word(Link master) {
        return master.kind().name().isEmpty() ? "" : master.kind().name() + " ";
    }

    /** Macvlan and ipvlan children exclude each other on one parent. */
    private @Nullable String whyNot(Nic nic, Link real) {
        Views views = Views.of(topology);
        Stack drawn = Objects.requireNonNull(views.find(nic.ref()));
        List<Interface> children = views.stacks().views().stream()
                .filter(each -> each.lower() == drawn && !(each.itself() instanceof Vlan))
                .map(Stack::itself)
                .toList();
        Integer mtu = drawn.device().writtenMtu();
        for (Link link : links) {
            if (link.lower() != real.index()
                    || link.lowerNamespace() >= 0
                    || link.kind() instanceof LinkKind.Veth
                    || ownership.owns(Place.HOST, link)) {
                continue;
            }
            if (mtu != null && mtu < link.mtu()) {
                return "with an MTU of " + mtu + " it would cut that of " + link.name()
                        + " on it, and the kernel never gives it back";
            }
            if (link.kind() instanceof LinkKind.Ipvlan && children.stream().anyMatch(Macvlan.class::isInstance)) {
                return "it has the ipvlan " + link.name() + " on it, which excludes macvlan children";
            }
            if (link.kind() instanceof LinkKind.Macvlan macvlan) {
                if (children.stream().anyMatch(Ipvlan.class::isInstance)) {
                    return "it has the macvlan " + link.name() + " on it, which excludes ipvlan children";
                }
                if (macvlan.mode() == dev.macvlab.netlink.MacvlanMode.PASSTHRU && !children.isEmpty()) {
                    return "it belongs to its passthru child " + link.name();
                }
                if (children.stream()
                        .anyMatch(each ->
                                each instanceof Macvlan child && child.effectiveMode() == Macvlan.Mode.PASSTHRU)) {
                    return "it has " + link.name() + " on it, and a passthru child needs it alone";
                }
            }
        }
        return null;
    }
}
