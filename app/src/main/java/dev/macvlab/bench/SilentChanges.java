package dev.macvlab.bench;

import dev.macvlab.check.Problem;
import dev.macvlab.net.Cidr;
import dev.macvlab.netlink.Link;
import dev.macvlab.resolve.Subnets;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a kernel spoils without a word where it takes what check calls an error. */
final class SilentChanges {
    private final Topology lab;
    private final KernelView evidence;

    /**
     * @param evidence of how the lab stands
     */
    SilentChanges(Topology lab, KernelView evidence) {
        this.lab = lab;
        this.evidence = evidence;
    }

    /** Whether the kernel shows what the problem says. */
    boolean shows(Problem problem) throws IOException {
        List<Ref> subject = problem.subject();
        return switch (problem.rule()) {
            case "mac-ignored" -> !macOf(subject.getFirst()).equals(written(subject.getFirst()));
            case "address-duplicate" -> neverReachesTheOther(subject);
            case "mtu-above-parent" -> hasAnotherMtu(subject.getFirst());
            case "interface-name" -> evidence.link(subject.getFirst()).isEmpty();
            case "address-not-host" -> lacksAnAddress(subject.getFirst());
            case "two-bridges" -> isNotAPortOf(subject.get(1), subject.getLast());
            case "ipvlan-modes-differ" -> isOfAnotherKind(subject.getFirst());
            case "address-is-broadcast" -> isAlsoABroadcast(subject.getFirst(), subject.getLast());
            default -> false;
        };
    }

    private String macOf(Ref ref) throws IOException {
        return evidence.link(ref).map(link -> String.valueOf(link.mac())).orElse("");
    }

    /** A bridge takes the MTU of its members when it gets them, and takes its children along. */
    private boolean hasAnotherMtu(Ref ref) throws IOException {
        Integer written = Index.of(lab).find(ref).map(Interface::mtu).orElse(null);
        return written != null
                && evidence.link(ref).filter(link -> link.mtu() != written).isPresent();
    }

    private boolean isOfAnotherKind(Ref ref) throws IOException {
        Optional<Interface> drawn = Index.of(lab).find(ref);
        Optional<Link> there = evidence.link(ref);
        return drawn.isPresent()
                && drawn.get() instanceof Child child
                && there.isPresent()
                && !there.get().kind().equals(PlainRequests.kind(child));
    }

    private boolean lacksAnAddress(Ref ref) throws IOException {
        for (Cidr each : addressesOf(ref)) {
            if (!evidence.holds(ref, each.address())) {
                return true;
            }
        }
        return false;
    }

    private boolean isNotAPortOf(Ref port, Ref bridge) throws IOException {
        Optional<Link> master = evidence.link(bridge);
        Optional<Link> slave = evidence.link(port);
        return master.isPresent()
                && slave.isPresent()
                && slave.get().master() != master.get().index();
    }

    /** One line of the kernel's table can't say both that the address is its own and that it is everybody's. */
    private boolean isAlsoABroadcast(Ref holder, Ref other) throws IOException {
        for (Cidr address : addressesOf(holder)) {
            for (Cidr subnet : addressesOf(other)) {
                if (subnet.contains(address.address())
                        && Subnets.isBroadcast(new Cidr(address.address(), subnet.prefixLength()))
                        && evidence.holds(holder, address.address())
                        && evidence.holds(other, subnet.address())) {
                    return true;
                }
            }
        }
        return false;
    }

    private String written(Ref ref) {
        return Index.of(lab)
                .find(ref)
                .map(Interface::common)
                .map(common -> String.valueOf(common.mac()))
                .orElse("");
    }

    /** The addresses of an interface or an external host. */
    private List<Cidr> addressesOf(Ref ref) {
        Optional<List<Cidr>> ofInterface = Index.of(lab).find(ref).map(Interface::addresses);
        return ofInterface.orElseGet(() -> lab.switches().stream()
                .flatMap(each -> each.hosts().stream()
                        .filter(host -> each.ref(host).equals(ref))
                        .flatMap(host -> host.addresses().stream()))
                .flatMap(text -> Cidr.tryParse(text).stream())
                .toList());
    }

    /** Who has the address means itself by it, and can never reach the other. */
    private boolean neverReachesTheOther(List<Ref> owners) throws IOException {
        for (Cidr each : addressesOf(owners.getFirst())) {
            boolean shared = owners.stream()
                    .allMatch(owner -> addressesOf(owner).stream()
                            .anyMatch(other -> other.address().equals(each.address())));
            for (Ref owner : shared ? owners : List.<Ref>of()) {
                if (evidence.meansItself(owner, each.address())) {
                    return true;
                }
            }
        }
        return false;
    }
}
