package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.BroadcastDomain;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Veth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Frames go round for ever where two ways lead from a bridge to the same place. */
public final class BridgeLoop implements Rule<BroadcastDomain> {
    @Override
    public String id() {
        return "bridge-loop";
    }

    @Override
    public String about() {
        return "bridge(8); IEEE 802.1D";
    }

    @Override
    public void check(BroadcastDomain lan, Findings findings) {
        List<InterfaceStack> bridges = lan.members(Bridge.class);
        if (bridges.isEmpty()) {
            return;
        }
        IdentityHashMap<ResolvedInterface, InterfaceStack> bridgeOf = new IdentityHashMap<>();
        bridges.forEach(bridge -> bridge.members().forEach(port -> bridgeOf.put(port.device(), bridge)));
        Map<String, String> leaders = new HashMap<>();
        Set<ResolvedInterface> counted = new HashSet<>();
        for (InterfaceStack stack : bridges) {
            if (!(stack.itself() instanceof Bridge bridge) || !bridge.up()) {
                continue;
            }
            for (InterfaceStack port : stack.members()) {
                // Of several bridges that ask for it the last has it.
                if (!stack.equals(bridgeOf.get(port.device()))) {
                    continue;
                }
                String far = counted.contains(port.device()) ? null : farEnd(port, bridgeOf);
                if (far != null && port.peer() != null) {
                    counted.add(port.peer());
                }
                if (far != null && !join(leaders, stack.ref().toString(), far)) {
                    List<Ref> others = stack.device().writtenMembers().stream()
                            .filter(each -> !each.equals(port.ref()))
                            .toList();
                    findings.add(
                            List.of(stack.ref(), port.ref()),
                            "members",
                            Message.of("check.bridge-loop", port.ref(), stack.ref()),
                            new Edit.Change(
                                    Message.of("edit.take-off", port.ref(), stack.ref()), bridge.withMembers(others)));
                }
            }
        }
    }

    /** The name of the switch, the bridge or the shared parent that a port leads to; null when it leads no further. */
    private static @Nullable String farEnd(
            InterfaceStack port, IdentityHashMap<ResolvedInterface, InterfaceStack> bridgeOf) {
        if (!port.device().up()) {
            return null;
        }
        return switch (port.itself()) {
            case Nic nic -> nic.port() == null ? null : nic.port().toSwitch();
            case Macvlan child -> {
                InterfaceStack lower = port.lower();
                String beyond = lower == null ? null : farEnd(lower, bridgeOf);
                yield switch (child.effectiveMode()) {
                    case PASSTHRU -> beyond;
                    case BRIDGE -> beyond == null && lower != null ? lower.ref().toString() : beyond;
                    case PRIVATE, VEPA, SOURCE -> null;
                };
            }
            case Veth _ -> {
                InterfaceStack bridge = port.peer() == null ? null : bridgeOf.get(port.peer());
                yield bridge == null ? null : bridge.ref().toString();
            }
            case Interface _ -> null;
        };
    }

    /** Whether the two were apart until now. */
    private static boolean join(Map<String, String> leaders, String one, String other) {
        String first = leader(leaders, one);
        String second = leader(leaders, other);
        leaders.put(first, second);
        return !first.equals(second);
    }

    private static String leader(Map<String, String> leaders, String of) {
        String at = of;
        while (!leaders.getOrDefault(at, at).equals(at)) {
            at = leaders.getOrDefault(at, at);
        }
        return at;
    }
}
