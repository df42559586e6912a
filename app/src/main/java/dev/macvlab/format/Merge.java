package dev.macvlab.format;

import dev.macvlab.topology.Topology;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two topologies that came of one, brought together: what one side alone has changed is taken over, element by element
 * and field by field as a topology file names them; what both have changed differently is a conflict.
 */
public final class Merge {
    /** What a position in the drawing is called as a field; all those that both have moved are one conflict. */
    public static final String LAYOUT = "layout";

    /**
     * What both sides have changed differently.
     *
     * @param element what it belongs to, as a topology file names it; empty for the lab itself
     * @param field as a topology file names it; empty for the element as a whole
     * @param mine what one side says, as JSON but for the quotes around a single text; null where it has nothing (any
     *     more)
     * @param theirs what the other side says
     */
    public record Conflict(
            String element,
            String field,
            @Nullable String mine,
            @Nullable String theirs) {}

    private final Topology base;
    private final Topology mine;
    private final Topology theirs;
    private final Set<Conflict> conflicts = new LinkedHashSet<>();

    private Merge(Topology base, Topology mine, Topology theirs) {
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
        var _ = resolved(conflicts::add);
    }

    /** Brings together what {@code mine} and {@code theirs} have made of {@code base}. */
    public static Merge of(Topology base, Topology mine, Topology theirs) {
        return new Merge(base, mine, theirs);
    }

    /** What somebody has to decide, in the order of the file. */
    public List<Conflict> conflicts() {
        return List.copyOf(conflicts);
    }

    /** What comes of both; of a conflict what they say where it is among {@code theirs}, else what I say. */
    public Topology resolved(Set<Conflict> takingTheirs) {
        return resolved(takingTheirs::contains);
    }

    private Topology resolved(Predicate<Conflict> takesTheirs) {
        if (mine.equals(theirs) || theirs.equals(base)) {
            return mine;
        }
        if (mine.equals(base)) {
            return theirs;
        }
        Map<String, @Nullable Object> merged = new TreeMerge(takesTheirs)
                .merged(TopologyWriter.tree(base), TopologyWriter.tree(mine), TopologyWriter.tree(theirs));
        String text = TopologyWriter.text(merged);
        try {
            return TopologyFile.read(text);
        } catch (UnreadableFile e) {
            throw new IllegalStateException("a merge of readable topologies is readable", e);
        }
    }

    /** A value as somebody reads it who has to choose. */
    static @Nullable String told(@Nullable Object value) {
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value instanceof String text ? text : TopologyWriter.value(value);
    }
}
