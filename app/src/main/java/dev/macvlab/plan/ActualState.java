package dev.macvlab.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the kernel has in the namespaces of a lab, and what of it is the lab's. */
public record ActualState(Map<NamespaceId, Namespace> namespaces) {
    /**
     * What is in one namespace.
     *
     * @param ours whether it was made for the lab, loopback and all
     * @param links all but the loopback
     * @param routes those of the lab
     * @param settings values by path below {@code /proc/sys/net}, of those that somebody asked for
     * @param originals what a setting was before the lab changed it
     */
    public record Namespace(
            boolean ours,
            boolean loopbackUp,
            List<ActualLink> links,
            List<Route> routes,
            Map<String, String> settings,
            Map<String, String> originals) {
        public Namespace {
            links = List.copyOf(links);
            routes = List.copyOf(routes);
            settings = Map.copyOf(settings);
            originals = Map.copyOf(originals);
        }
    }

    /**
     * A route of the lab.
     *
     * @param deviceIndex 0 where it leaves by no device
     */
    public record Route(DesiredRoute route, int deviceIndex) {}

    public ActualState {
        namespaces = Collections.unmodifiableMap(new LinkedHashMap<>(namespaces));
    }

    /** A host with nothing in it. */
    public static ActualState bare() {
        return new ActualState(
                Map.of(NamespaceId.HOST, new Namespace(true, false, List.of(), List.of(), Map.of(), Map.of())));
    }
}
