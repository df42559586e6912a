package dev.macvlab.check.view;

import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.HostFacts.HostNic;
import dev.macvlab.topology.Nic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A drawn NIC and the one of this machine that it would be bound to, which is the one of its name.
 *
 * @param real null when the machine has none of that name
 * @param port what stands on it; null when nothing does
 */
public record Bound(
        Stack nic, @Nullable HostNic real, @Nullable Port port) implements View<Bound> {
    /** The NICs of the host in a topology, each with its counterpart. */
    public static List<Bound> of(Views views, HostFacts facts) {
        Map<String, HostNic> byName = new HashMap<>();
        facts.nics().forEach(each -> byName.putIfAbsent(each.name(), each));
        List<Bound> all = new ArrayList<>();
        for (Stack each : views.stacks()) {
            if (each.itself() instanceof Nic nic) {
                all.add(new Bound(each, byName.get(nic.name()), views.portOf(each)));
            }
        }
        return all;
    }

    @Override
    public boolean sameAs(Bound other) {
        return equals(other);
    }
}
