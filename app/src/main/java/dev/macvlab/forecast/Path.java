package dev.macvlab.forecast;

import dev.macvlab.forecast.Hop.Leg;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The way of a ping's messages, put into words only when somebody asks. */
final class Path extends AbstractList<Hop> implements RandomAccess {
    private record Part(Leg leg, TraceStep last) {}

    private final List<Part> parts = new ArrayList<>(4);
    private @Nullable List<Hop> hops;

    void append(Leg leg, TraceStep last) {
        parts.add(new Part(leg, last));
    }

    /** How many messages have gone so far. */
    int mark() {
        return parts.size();
    }

    /** Forgets what was added since {@code mark}. */
    void backTo(int mark) {
        parts.subList(mark, parts.size()).clear();
    }

    /** Forgets the messages between two marks. */
    void remove(int from, int to) {
        parts.subList(from, to).clear();
    }

    private List<Hop> hops() {
        if (hops == null) {
            hops = new ArrayList<>();
            for (Part part : parts) {
                part.last.addTo(hops, part.leg);
            }
        }
        return hops;
    }

    @Override
    public Hop get(int index) {
        return hops().get(index);
    }

    @Override
    public int size() {
        return hops().size();
    }
}
