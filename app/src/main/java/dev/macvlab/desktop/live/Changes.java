package dev.macvlab.desktop.live;

import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What an apply would have to change; drawing and probes are no part of it. */
public final class Changes {
    private Changes() {}

    /** How many elements differ between the two. */
    public static int between(Topology real, Topology wanted) {
        Map<Key, Object> before = facts(real);
        Map<Key, Object> after = facts(wanted);
        Set<Key> all = new HashSet<>(before.keySet());
        all.addAll(after.keySet());
        return (int) all.stream()
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .count();
    }

    private enum Sort {
        INTERFACE,
        NAMESPACE,
        SWITCH,
        HOST
    }

    private record Key(Sort sort, Ref ref) {}

    private static Map<Key, Object> facts(Topology topology) {
        var facts = new HashMap<Key, Object>();
        for (Interface each : topology.interfaces()) {
            facts.put(new Key(Sort.INTERFACE, each.ref()), each);
        }
        for (Namespace each : topology.namespaces()) {
            facts.put(new Key(Sort.NAMESPACE, Ref.top(each.name())), each);
        }
        for (Switch each : topology.switches()) {
            facts.put(new Key(Sort.SWITCH, Ref.top(each.name())), each.name());
            each.hosts().forEach(host -> facts.put(new Key(Sort.HOST, each.ref(host)), host));
        }
        return facts;
    }
}
