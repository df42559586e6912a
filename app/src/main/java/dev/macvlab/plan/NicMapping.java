package dev.macvlab.plan;

import dev.macvlab.message.Message;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands for the NICs of a topology.
 *
 * @param real the machine's NICs by the names of the drawn ones; null where NICs are simulated
 */
record NicMapping(@Nullable Map<String, String> real) {
    static final NicMapping SIMULATED = new NicMapping(null);

    boolean areSimulated() {
        return real == null;
    }

    /** The link that an interface becomes. */
    LinkId id(Interface drawn) {
        String name =
                real != null && drawn instanceof Nic ? real.getOrDefault(drawn.name(), drawn.name()) : drawn.name();
        return new LinkId(NamespaceId.namespace(drawn.namespace()), name);
    }

    /** A route of the host, by the machine's NIC where it is by one that is drawn. */
    DesiredRoute onRealNic(DesiredRoute route) {
        String dev = String.valueOf(route.dev());
        return real != null && real.containsKey(dev) ? route.by(Objects.requireNonNull(real.get(dev))) : route;
    }

    /**
     * Refuses a NIC that none of the machine's can stand for.
     *
     * @throws LabException when none is named for it, when another interface has that name, or when it is drawn elsewhere
     *     than in the host
     */
    void check(Nic nic, Topology topology) throws LabException {
        String name = real == null ? null : real.get(nic.name());
        if (name == null) {
            throw ValueParser.refused(
                    nic.ref(), null, Message.of("plan.nic-unbound"), Message.of("plan.nic-unbound.remedy"));
        }
        if (!nic.namespace().equals(Ref.HOST)) {
            throw ValueParser.refused(
                    nic.ref(),
                    "namespace",
                    Message.of("plan.nic-in-namespace"),
                    Message.of("plan.nic-in-namespace.remedy", nic.namespace()));
        }
        for (Interface each : topology.interfaces()) {
            if (each.namespace().equals(Ref.HOST) && !each.equals(nic) && id(each).equals(id(nic))) {
                throw ValueParser.refused(
                        each.ref(),
                        each instanceof Nic ? null : "name",
                        each instanceof Nic
                                ? Message.of("plan.nic-bound-twice", name, nic.name())
                                : Message.of("plan.name-of-nic", name),
                        Message.of(each instanceof Nic ? "plan.nic-bound-twice.remedy" : "plan.name-illegal.remedy"));
            }
        }
    }
}
