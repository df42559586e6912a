package dev.macvlab.resolve;

import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.HostFacts.HostNic;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A drawn NIC and the one of this machine that it would be bound to.
 *
 * @param real null when the machine has none such
 * @param port what stands on it; null when nothing does
 * @param strangers what the machine has on its one without its being drawn there
 */
public record NicBinding(
        InterfaceStack nic,
        @Nullable HostNic real,
        @Nullable LowerDevice port,
        List<HostNic> strangers) implements View<NicBinding> {
    /**
     * The NICs of the host in a topology, each with its counterpart.
     *
     * @param bindings names of the machine's NICs by those of the topology; one that is not in it is bound to its own name
     */
    public static List<NicBinding> of(Views views, HostFacts facts, Map<String, String> bindings) {
        Map<String, HostNic> byName = new HashMap<>();
        facts.nics().forEach(each -> byName.putIfAbsent(each.name(), each));
        List<NicBinding> all = new ArrayList<>();
        List<InterfaceStack> stacks = views.stacks().views();
        for (int i = 0; i < stacks.size(); i++) {
            InterfaceStack each = stacks.get(i);
            if (each.itself() instanceof Nic nic) {
                HostNic real = byName.get(bindings.getOrDefault(nic.name(), nic.name()));
                LowerDevice port = views.portOf(i);
                all.add(new NicBinding(each, real, port, strangers(real, port, byName)));
            }
        }
        return all;
    }

    private static List<HostNic> strangers(
            @Nullable HostNic real, @Nullable LowerDevice port, Map<String, HostNic> byName) {
        if (real == null || real.children().isEmpty()) {
            return List.of();
        }
        Set<String> drawn = port == null
                ? Set.of()
                : port.children().stream()
                        .filter(each -> each.itself().namespace().equals(Ref.HOST))
                        .map(each -> each.itself().name())
                        .collect(Collectors.toSet());
        return real.children().stream()
                .filter(each -> !drawn.contains(each))
                .map(byName::get)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public boolean sameAs(NicBinding other) {
        return equals(other);
    }
}
