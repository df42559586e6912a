package dev.macvlab.plan;

import dev.macvlab.net.MacAddress;
import dev.macvlab.topology.Names;
import dev.macvlab.topology.Ref;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The namespaces and links of a desired state that have been found so far. */
final class DesiredStateParts {
    private final Set<NamespaceId> places = new LinkedHashSet<>(List.of(NamespaceId.HOST));
    private final Map<LinkId, DesiredLink> links = new LinkedHashMap<>();

    void add(NamespaceId place) {
        places.add(place);
    }

    void add(DesiredLink link) {
        links.put(link.id(), link);
    }

    boolean has(LinkId id) {
        return links.containsKey(id);
    }

    /** A link that was added. */
    DesiredLink link(LinkId id) {
        return Objects.requireNonNull(links.get(id));
    }

    /** The preferred name where an interface can have it and nobody has, else one made of the element's reference. */
    String freeName(NamespaceId place, String preferred, Ref element) {
        boolean good = Names.whyIllegalInterface(preferred).isEmpty()
                && !preferred.equals("lo")
                && !has(new LinkId(place, preferred));
        return good
                ? preferred
                : "p" + MacAddress.derivedFrom(element.toString()).toString().replace(":", "");
    }

    /** In the order in which they were added, the host first. */
    List<NamespaceId> places() {
        return List.copyOf(places);
    }

    /** In the order in which they were added. */
    List<DesiredLink> links() {
        return List.copyOf(links.values());
    }
}
