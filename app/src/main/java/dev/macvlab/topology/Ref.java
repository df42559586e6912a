package dev.macvlab.topology;

import org.jspecify.annotations.Nullable;

/**
 * The name of an element within its topology: {@code name} at the top level (an interface of the host, a namespace, a
 * switch) or {@code place/name} (an interface of a namespace, an external host of a switch).
 *
 * <p>Names at the top level differ from one another, so that a reference means one thing; that is checked by the
 * validator, not here.
 *
 * @param place the namespace or switch that the element is in; {@link #HOST} at the top level
 * @param name the element's own name
 */
public record Ref(String place, String name) implements Comparable<Ref> {
    /** The name of the namespace that the user starts in. */
    public static final String HOST = "host";

    /** A reference to a top-level element: a namespace, a switch or an interface of the host. */
    public static Ref top(String name) {
        return new Ref(HOST, name);
    }

    /** Reads {@code name} or {@code place/name}; everything behind the first slash is the name. */
    public static Ref parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? top(text) : new Ref(text.substring(0, slash), text.substring(slash + 1));
    }

    /** Whether this names something at the top level. What it names is for {@link Elements} to say. */
    boolean isTop() {
        return place.equals(HOST);
    }

    // Written out: as a key of many maps, what Java puts together for a record at its first use takes a fresh agent
    // long.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ref ref && name.equals(ref.name) && place.equals(ref.place);
    }

    @Override
    public int hashCode() {
        return 31 * place.hashCode() + name.hashCode();
    }

    @Override
    public int compareTo(Ref other) {
        return toString().compareTo(other.toString());
    }

    /** The text that {@link #parse} makes the same reference of, as far as the place has no slash. */
    @Override
    public String toString() {
        return isTop() && name.indexOf('/') < 0 ? name : place + "/" + name;
    }
}
