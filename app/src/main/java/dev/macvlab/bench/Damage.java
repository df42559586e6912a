package dev.macvlab.bench;

import dev.macvlab.check.Problem;
import dev.macvlab.topology.Cidr;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a kernel spoils without a word where it takes what check calls an error. */
final class Damage {
    private final Topology lab;
    private final Rig rig;

    /**
     * @param rig on which the lab stands
     */
    Damage(Topology lab, Rig rig) {
        this.lab = lab;
        this.rig = rig;
    }

    /** Whether the kernel shows what the problem says. */
    boolean shows(Problem problem) throws IOException {
        List<Ref> subject = problem.subject();
        return switch (problem.rule()) {
            case "mac-ignored" -> !rig.macOf(subject.getFirst()).equals(written(subject.getFirst()));
            case "address-duplicate" -> neverReachesTheOther(subject);
            default -> false;
        };
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
                if (rig.meansItself(owner, each.address())) {
                    return true;
                }
            }
        }
        return false;
    }
}
