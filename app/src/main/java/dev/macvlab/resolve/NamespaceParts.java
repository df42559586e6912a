package dev.macvlab.resolve;

import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which interfaces are in which namespace, by their places in the topology's list. */
final class NamespaceParts {
    /** The first of each name; the host's is always there. */
    private final List<Namespace> namespaces;
    /** Their places in that list. */
    private final Map<String, Integer> byName;
    /** The namespace of each interface; -1 where it is missing. */
    private final Indices of;

    private NamespaceParts(List<Namespace> namespaces, Map<String, Integer> byName, Indices of) {
        this.namespaces = namespaces;
        this.byName = byName;
        this.of = of;
    }

    /**
     * @param before those of an earlier topology with the same namespaces; null when there is none
     */
    static NamespaceParts of(
            Topology topology, List<ResolvedInterface> devices, @Nullable NamespaceParts before, Alignment alignment) {
        NamespaceParts named = before == null ? named(topology.namespaces()) : before;
        int[] of = new int[devices.size()];
        for (int i = 0; i < of.length; i++) {
            int earlier = before == null ? -1 : alignment.before(i);
            of[i] = before == null || earlier < 0
                    ? named.byName.getOrDefault(devices.get(i).itself().namespace(), -1)
                    : before.of.get(earlier);
        }
        return new NamespaceParts(named.namespaces, named.byName, Indices.of(of));
    }

    private static NamespaceParts named(List<Namespace> drawn) {
        Map<String, Integer> byName = HashMap.newHashMap(drawn.size() + 1);
        List<Namespace> namespaces = new ArrayList<>(drawn.size() + 1);
        for (Namespace each : drawn) {
            if (byName.putIfAbsent(each.name(), namespaces.size()) == null) {
                namespaces.add(each);
            }
        }
        if (byName.putIfAbsent(Ref.HOST, namespaces.size()) == null) {
            namespaces.add(Namespace.named(Ref.HOST));
        }
        return new NamespaceParts(namespaces, byName, Indices.of(new int[0]));
    }

    /** The same for namespaces of the same names in which something else may differ. */
    NamespaceParts in(List<ResolvedNamespace> places) {
        return new NamespaceParts(
                places.stream().map(ResolvedNamespace::namespace).toList(), byName, of);
    }

    /** The interfaces of each namespace. */
    List<List<ResolvedInterface>> inside(List<ResolvedInterface> devices) {
        List<List<ResolvedInterface>> inside = new ArrayList<>(namespaces.size());
        for (int i = 0; i < namespaces.size(); i++) {
            inside.add(List.of());
        }
        for (int i = 0; i < of.size(); i++) {
            int place = of.get(i);
            if (place >= 0) {
                if (inside.get(place).isEmpty()) {
                    inside.set(place, new ArrayList<>(1));
                }
                inside.get(place).add(devices.get(i));
            }
        }
        return inside;
    }

    List<Namespace> namespaces() {
        return namespaces;
    }

    Map<String, Integer> byName() {
        return byName;
    }

    /** The namespace of each interface; -1 where it is missing. */
    Indices ofEach() {
        return of;
    }
}
