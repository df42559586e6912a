package dev.macvlab.plan;

import dev.macvlab.topology.Ref;
import org.jspecify.annotations.Nullable;

/** What identifies a device of a lab for its whole life. */
public record LinkId(NamespaceId place, String name) {
    /** What is drawn of it; what stands for the outside world is drawn as a whole. */
    Ref element() {
        return switch (place.role()) {
            case HOST -> Ref.top(name);
            case NAMESPACE -> new Ref(place.name(), name);
            case SWITCH, EXTERNAL, NOWHERE -> place.element();
        };
    }

    // Written out: as a key of many maps, what Java puts together for a record at its first use takes a fresh agent
    // long.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LinkId id && name.equals(id.name) && place.equals(id.place);
    }

    @Override
    public int hashCode() {
        return 31 * place.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return place.equals(NamespaceId.HOST) ? name : place + "/" + name;
    }
}
