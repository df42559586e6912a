package dev.macvlab.topology;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys of a topology file that this version does not know, kept so that they can be written back.
 *
 * @param values plain JSON values (maps, lists, strings, numbers, booleans, null) by key, in file order
 */
public record UnknownKeys(Map<String, @Nullable Object> values) {
    /** No unknown keys. */
    public static final UnknownKeys NONE = new UnknownKeys(Map.of());

    public UnknownKeys {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
