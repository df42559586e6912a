package dev.macvlab.plan;

import dev.macvlab.message.Message;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Names;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Refuses names that the kernel would not take, and those that mean two things. */
final class NameCheck {
    private NameCheck() {}

    /**
     * The host and the namespaces that a topology lists.
     *
     * @throws LabException when a name is illegal, is there twice, or is that of a namespace which is not there
     */
    static Set<NamespaceId> places(Topology topology) throws LabException {
        Set<NamespaceId> places = new LinkedHashSet<>(List.of(NamespaceId.HOST));
        Set<String> taken = new HashSet<>(Set.of(Ref.HOST));
        for (Namespace each : topology.namespaces()) {
            if (!each.name().equals(Ref.HOST)) {
                checkPlace(each.name(), taken);
                places.add(NamespaceId.namespace(each.name()));
            } else if (places.contains(new NamespaceId(NamespaceId.Role.NAMESPACE, Ref.HOST))) {
                throw ValueParser.refused(
                        Ref.top(Ref.HOST), "name", Message.of("plan.host-twice"), Message.of("plan.host-twice.remedy"));
            }
        }
        for (Switch each : topology.switches()) {
            checkPlace(each.name(), taken);
            Set<String> hosts = new HashSet<>();
            for (Switch.Host host : each.hosts()) {
                checkPlaceName(each.ref(host), host.name(), hosts);
            }
        }
        Set<Ref> interfaces = new HashSet<>();
        for (Interface each : topology.interfaces()) {
            Optional<Message> illegal = Names.whyIllegalInterface(each.name());
            if (illegal.isPresent()) {
                throw ValueParser.refused(
                        each.ref(),
                        "name",
                        Message.of("plan.name-illegal", illegal.get()),
                        Message.of("plan.name-illegal.remedy"));
            }
            if (each.name().equals("lo") || !interfaces.add(each.ref())) {
                throw ValueParser.refused(
                        each.ref(),
                        "name",
                        Message.of(each.name().equals("lo") ? "plan.name-lo" : "plan.name-of-two-interfaces"),
                        Message.of("plan.name-twice.remedy"));
            }
            if (!places.contains(NamespaceId.namespace(each.namespace()))) {
                throw ValueParser.refused(
                        each.ref(),
                        "namespace",
                        Message.of("plan.namespace-missing", each.namespace()),
                        Message.of("plan.namespace-missing.remedy"));
            }
        }
        return places;
    }

    private static void checkPlace(String name, Set<String> taken) throws LabException {
        checkPlaceName(Ref.top(name), name, taken);
    }

    private static void checkPlaceName(Ref ref, String name, Set<String> taken) throws LabException {
        Optional<Message> illegal = Names.whyIllegalPlace(name);
        if (illegal.isPresent()) {
            throw ValueParser.refused(
                    ref,
                    "name",
                    Message.of("plan.name-illegal", illegal.get()),
                    Message.of("plan.name-illegal.remedy"));
        }
        if (!taken.add(name)) {
            throw ValueParser.refused(
                    ref, "name", Message.of("plan.name-twice", name), Message.of("plan.name-twice.remedy"));
        }
    }
}
