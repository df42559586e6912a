package dev.macvlab.lab.host;

import dev.macvlab.lab.state.Ownership;
import dev.macvlab.message.Message;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.LinkKind;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.NamespaceId;
import dev.macvlab.plan.ValueParser;
import dev.macvlab.resolve.InterfaceStack;
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
import org.jspecify.annotations.Nullable;

/**
 * Refuses NICs that can't be bound: there is none, it is busy, or another lab has it.
 *
 * @param links of the host's namespace
 * @param elsewhere the labs that have NICs bound, by the NIC's index
 */
record BindingCheck(
        Topology topology, Journal journal, Ownership ownership, List<Link> links, Map<Integer, String> elsewhere) {
    void check() throws LabException {
        for (Interface each : topology.interfaces()) {
            if (each instanceof Nic nic) {
                check(nic);
            }
        }
        for (var each : topology.namespaces()) {
            if (each.name().equals(Ref.HOST) && each.settings().ipv6() != null) {
                throw ValueParser.refused(
                        Ref.top(Ref.HOST), "settings", Message.of("lab.host-ipv6"), Message.of("lab.host-ipv6.remedy"));
            }
        }
    }

    private void check(Nic nic) throws LabException {
        String name = journal.nics().get(nic.name());
        if (name == null) {
            throw ValueParser.refused(
                    nic.ref(), null, Message.of("plan.nic-unbound"), Message.of("lab.nic-unbound.remedy", usable()));
        }
        Link real = links.stream()
                .filter(link -> link.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ValueParser.refused(
                        nic.ref(),
                        null,
                        Message.of("lab.nic-missing", name),
                        Message.of("lab.nic-missing.remedy", usable())));
        Message why = whyBusy(real);
        if (why == null) {
            why = whyNot(nic, real);
        }
        if (why != null) {
            throw ValueParser.refused(
                    nic.ref(),
                    null,
                    Message.of("lab.nic-unusable", name, why),
                    Message.of("plan.nic-bound-twice.remedy"));
        }
    }

    private List<String> usable() {
        return links.stream()
                .filter(link -> whyBusy(link) == null)
                .map(Link::name)
                .toList();
    }

    private @Nullable Message whyBusy(Link real) {
        if (real.name().equals("lo") || real.mac() == null) {
            return Message.of("lab.nic.no-ethernet");
        }
        String lab = elsewhere.get(real.index());
        if (lab != null) {
            return Message.of("lab.nic.of-lab", lab);
        }
        if (ownership.owns(NamespaceId.HOST, real) || real.alias().startsWith(Ownership.markOf(""))) {
            return Message.of("lab.nic.made-by-lab");
        }
        Link master = links.stream()
                .filter(link -> link.index() == real.master())
                .findFirst()
                .orElse(null);
        if (master != null && !ownership.owns(NamespaceId.HOST, master)) {
            String kind = master.kind().name();
            return switch (kind) {
                case "bond" -> Message.of("lab.nic.slave", master.name());
                case "" -> Message.of("lab.nic.port-of-something", master.name());
                default -> Message.of("lab.nic.port", kind, master.name());
            };
        }
        return null;
    }

    /** Macvlan and ipvlan children exclude each other on one parent. */
    private @Nullable Message whyNot(Nic nic, Link real) {
        Views views = Views.of(topology);
        InterfaceStack drawn = Objects.requireNonNull(views.find(nic.ref()));
        List<Interface> children = views.stacks().views().stream()
                .filter(each -> each.lower() == drawn && !(each.itself() instanceof Vlan))
                .map(InterfaceStack::itself)
                .toList();
        Integer mtu = drawn.device().writtenMtu();
        for (Link link : links) {
            if (link.lower() != real.index()
                    || link.lowerNamespace() >= 0
                    || link.kind() instanceof LinkKind.Veth
                    || ownership.owns(NamespaceId.HOST, link)) {
                continue;
            }
            if (mtu != null && mtu < link.mtu()) {
                return Message.of("lab.nic.cuts-mtu", mtu, link.name());
            }
            if (link.kind() instanceof LinkKind.Ipvlan && children.stream().anyMatch(Macvlan.class::isInstance)) {
                return Message.of("lab.nic.ipvlan-on-it", link.name());
            }
            if (link.kind() instanceof LinkKind.Macvlan macvlan) {
                if (children.stream().anyMatch(Ipvlan.class::isInstance)) {
                    return Message.of("lab.nic.macvlan-on-it", link.name());
                }
                if (macvlan.mode() == dev.macvlab.netlink.MacvlanMode.PASSTHRU && !children.isEmpty()) {
                    return Message.of("lab.nic.passthru-on-it", link.name());
                }
                if (children.stream()
                        .anyMatch(each ->
                                each instanceof Macvlan child && child.effectiveMode() == Macvlan.Mode.PASSTHRU)) {
                    return Message.of("lab.nic.not-alone", link.name());
                }
            }
        }
        return null;
    }
}
