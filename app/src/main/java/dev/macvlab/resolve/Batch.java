package dev.macvlab.resolve;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All views of one kind.
 *
 * @param views in the order of the topology
 * @param fresh the places of those that an earlier topology did not have; null for all
 */
public record Batch<V extends View<V>>(
        List<V> views, @Nullable BitSet fresh) {
    /** All of them new. */
    public static <V extends View<V>> Batch<V> ofNew(List<V> views) {
        return new Batch<>(views, null);
    }

    /** Whether the view at that place was not there in the earlier topology. */
    public boolean isFresh(int index) {
        return fresh == null || fresh.get(index);
    }

    V get(int index) {
        return views.get(index);
    }
}
