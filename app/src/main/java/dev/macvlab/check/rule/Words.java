package dev.macvlab.check.rule;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Putting names into sentences. */
final class Words {
    private static final int NAMED = 4;

    private Words() {}

    /** As in "mac1, mac2 and mac3"; of many, the first few and how many more. */
    static String list(Collection<?> things) {
        List<String> words = things.stream().limit(NAMED).map(Object::toString).collect(Collectors.toList());
        if (things.size() > NAMED) {
            words.set(NAMED - 1, (things.size() - NAMED + 1) + " more");
        }
        String last = words.removeLast();
        return words.isEmpty() ? last : String.join(", ", words) + " and " + last;
    }

    /** The text in quotes, or what stands for nothing. */
    static String quoted(String text) {
        return text.isEmpty() ? "(nothing)" : "'" + text + "'";
    }
}
