package dev.macvlab.topology;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one topology by the references to them; of those that share a name the first one counts. The one place
 * that decides what a reference stands for.
 */
public sealed interface Elements permits Index, Topology {
    /** The interface of that name and place. */
    Optional<Interface> find(@Nullable Ref ref);

    /** The namespace of that name. */
    Optional<Namespace> namespace(String name);

    /** The switch of that name. */
    Optional<Switch> findSwitch(String name);

    /**
     * What that reference stands for. Where a drawing has several elements of one reference, which check refuses, an
     * interface goes before a namespace, that before a switch, and that before an external host.
     */
    default Optional<Element> element(Ref ref) {
        Optional<? extends Element> found = find(ref);
        if (found.isEmpty()) {
            found = place(ref);
        }
        return (found.isPresent() ? found : externalHost(ref)).map(Element.class::cast);
    }

    /** The namespace or switch that a reference stands for, whether an interface has that reference too or not. */
    default Optional<Place> place(Ref ref) {
        if (!ref.isTop()) {
            return Optional.empty();
        }
        return namespace(ref.name()).map(Place.class::cast).or(() -> findSwitch(ref.name()));
    }

    /** The external host that a reference stands for, whether something else has that reference too or not. */
    default Optional<ExternalHost> externalHost(Ref ref) {
        return findSwitch(ref.place())
                .flatMap(on -> on.hosts().stream()
                        .filter(host -> host.name().equals(ref.name()))
                        .findFirst()
                        .map(host -> new ExternalHost(on, host)));
    }
}
