package dev.macvlab.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings together three plain trees of a topology file: maps, lists, texts, numbers, booleans. */
final class TreeMerge {
    /** Which keys name an item of a list; items of all other lists are not merged one by one. */
    private static final Map<String, List<String>> NAMED_BY = Map.of(
            "switches", List.of("name"),
            "hosts", List.of("name"),
            "namespaces", List.of("name"),
            "interfaces", List.of("namespace", "name"),
            "probes", List.of("from", "to"),
            "notes", List.of("text"),
            "areas", List.of("label"),
            "routes", List.of("to", "metric"));

    /** Lists of texts that stand for themselves. */
    private static final Set<String> TEXTS = Set.of("addresses", "sources", "members");

    /** Objects that are as good as there where they are left out. */
    private static final Set<String> ALWAYS_THERE = Set.of("layout", "settings");

    /** Stands for a key or an item that is left out, which is not the null of JSON. */
    private static final Object ABSENT = new Object();

    /** Where in the file. */
    private record Place(String element, String field) {
        static final Place TOP = new Place("", "");

        Place at(String key) {
            return new Place(element, field.isEmpty() ? key : field + " " + key);
        }
    }

    private final Predicate<Merge.Conflict> takesTheirs;

    /** @param takesTheirs is asked about every conflict, in the order of the file */
    TreeMerge(Predicate<Merge.Conflict> takesTheirs) {
        this.takesTheirs = takesTheirs;
    }

    Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> base,
            Map<String, @Nullable Object> mine,
            Map<String, @Nullable Object> theirs) {
        return maps(Place.TOP, base, mine, theirs);
    }

    private @Nullable Object value(
            Place place, String key, @Nullable Object base, @Nullable Object mine, @Nullable Object theirs) {
        if (Objects.equals(mine, theirs) || Objects.equals(theirs, base)) {
            return mine;
        }
        if (Objects.equals(mine, base)) {
            return theirs;
        }
        if (isKeyed(key, mine) && isKeyed(key, theirs) && isSameKind(mine, theirs)) {
            return orAbsent(maps(place, keyed(base), keyed(mine), keyed(theirs)));
        }
        if (isMerged(key, base) && isMerged(key, mine) && isMerged(key, theirs)) {
            return orAbsent(lists(place, key, listed(base), listed(mine), listed(theirs)));
        }
        return chosen(place, mine, theirs);
    }

    private @Nullable Object chosen(Place place, @Nullable Object mine, @Nullable Object theirs) {
        boolean moved = place.element().isEmpty() && (place.field() + " ").startsWith(Merge.LAYOUT + " ");
        var conflict = moved
                ? new Merge.Conflict("", Merge.LAYOUT, null, null)
                : new Merge.Conflict(place.element(), place.field(), told(mine), told(theirs));
        return takesTheirs.test(conflict) ? theirs : mine;
    }

    private static @Nullable String told(@Nullable Object value) {
        return value == ABSENT ? null : Merge.told(value);
    }

    private Map<String, @Nullable Object> maps(Place place, Map<?, ?> base, Map<?, ?> mine, Map<?, ?> theirs) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        Set<Object> keys = new LinkedHashSet<>(mine.keySet());
        keys.addAll(theirs.keySet());
        for (Object each : keys) {
            String key = String.valueOf(each);
            Object value = value(place.at(key), key, of(base, key), of(mine, key), of(theirs, key));
            if (value != ABSENT) {
                merged.put(key, value);
            }
        }
        return merged;
    }

    private List<@Nullable Object> lists(Place place, String list, List<?> base, List<?> mine, List<?> theirs) {
        Map<String, Object> ofBase = named(list, base);
        Map<String, Object> ofMine = named(list, mine);
        Map<String, Object> ofTheirs = named(list, theirs);
        Map<String, @Nullable Object> left = new HashMap<>();
        Set<String> names = new LinkedHashSet<>(ofMine.keySet());
        names.addAll(ofTheirs.keySet());
        for (String name : names) {
            Object merged = value(
                    inside(place, list, name),
                    list,
                    ofBase.getOrDefault(name, ABSENT),
                    ofMine.getOrDefault(name, ABSENT),
                    ofTheirs.getOrDefault(name, ABSENT));
            if (merged != ABSENT) {
                left.put(name, merged);
            }
        }
        return new ListOrder(List.copyOf(ofBase.keySet()), List.copyOf(ofMine.keySet()), List.copyOf(ofTheirs.keySet()))
                .of(left.keySet()).stream().map(left::get).collect(Collectors.toCollection(ArrayList::new));
    }

    /** What the file calls an item; routes and addresses are fields of the element that they belong to. */
    private static Place inside(Place place, String list, String name) {
        return switch (list) {
            case "routes", "addresses", "sources", "members" -> place.at(name);
            case "hosts" -> new Place(place.element() + "/" + name, "");
            default -> new Place(name, "");
        };
    }

    /** The items by their names; the second of a name has a number behind it. */
    private static Map<String, Object> named(String list, List<?> items) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (Object item : items) {
            String name = item instanceof Map<?, ?> map
                    ? NAMED_BY.getOrDefault(list, List.of()).stream()
                            .map(map::get)
                            .filter(Objects::nonNull)
                            .map(String::valueOf)
                            .collect(Collectors.joining(list.equals("interfaces") ? "/" : " "))
                    : String.valueOf(item);
            String free = name;
            for (int i = 2; named.containsKey(free); i++) {
                free = name + " (" + i + ")";
            }
            named.put(free, item);
        }
        return named;
    }

    /** Fields of one kind of interface mean nothing to another. */
    private static boolean isSameKind(@Nullable Object mine, @Nullable Object theirs) {
        return Objects.equals(of(keyed(mine), "kind"), of(keyed(theirs), "kind"));
    }

    private static boolean isKeyed(String key, @Nullable Object value) {
        return value instanceof Map || (value == ABSENT && ALWAYS_THERE.contains(key));
    }

    private static boolean isMerged(String key, @Nullable Object value) {
        boolean named = NAMED_BY.containsKey(key);
        return (named || TEXTS.contains(key))
                && (value == ABSENT
                        || (value instanceof List<?> list
                                && list.stream()
                                        .allMatch(each -> named ? each instanceof Map : each instanceof String)));
    }

    private static Map<?, ?> keyed(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> listed(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static @Nullable Object of(Map<?, ?> map, String key) {
        return map.containsKey(key) ? map.get(key) : ABSENT;
    }

    private static @Nullable Object orAbsent(Object merged) {
        boolean empty = merged instanceof List<?> list ? list.isEmpty() : ((Map<?, ?>) merged).isEmpty();
        return empty ? ABSENT : merged;
    }
}
