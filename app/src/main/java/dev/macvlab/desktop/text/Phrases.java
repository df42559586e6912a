package dev.macvlab.desktop.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sentences of parts of the program that know nothing of languages, by their English words: a file a language, one
 * sentence a line, {@code English = translation}, with {@link Phrase places} for what changes. What is not in it stays
 * English.
 */
final class Phrases {
    private static final int MOST_REMEMBERED = 20_000;
    private static final String UNKNOWN = "";

    private final Map<String, Phrase> fixed = new HashMap<>();
    private final List<Phrase> open = new ArrayList<>();
    private final Map<String, String> said = new ConcurrentHashMap<>();

    private Phrases(List<String> lines) {
        for (String line : lines) {
            int middle = line.indexOf(" = ");
            if (middle > 0 && !line.startsWith("#")) {
                add(Phrase.of(line.substring(0, middle), line.substring(middle + 3)));
            }
        }
        open.sort(Comparator.comparingInt(phrase -> -phrase.fixedLength()));
    }

    private void add(Phrase phrase) {
        if (phrase.isFixed()) {
            fixed.put(phrase.english(), phrase);
        } else {
            open.add(phrase);
        }
    }

    /** Whole sentences in a language; none for English, or where there is no file. */
    static Phrases of(Locale locale) {
        return from("phrases_" + locale.getLanguage() + ".txt");
    }

    private static Phrases from(String file) {
        try (InputStream in = Phrases.class.getResourceAsStream(file)) {
            return new Phrases(
                    in == null
                            ? List.of()
                            : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                                    .lines()
                                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a fixed text in, as a label of the window that is named in a sentence. */
    void learn(String english, String translation) {
        if (!all().isEmpty()) {
            fixed.putIfAbsent(english, Phrase.of(english, translation));
        }
    }

    /** Every phrase. */
    List<Phrase> all() {
        var all = new ArrayList<>(fixed.values());
        all.addAll(open);
        return all;
    }

    /** The sentence in this language; each line of several by itself where the whole is not known. */
    String say(String english) {
        if (fixed.isEmpty() && open.isEmpty()) {
            return english;
        }
        String known = known(english);
        if (known != null) {
            return known;
        }
        return english.contains("\n") ? english.lines().map(this::say).collect(Collectors.joining("\n")) : english;
    }

    /** The sentence in this language; null when it is not in the file. */
    @Nullable
    String known(String english) {
        String before = said.get(english);
        if (before == null) {
            String found = found(english);
            before = found == null ? UNKNOWN : found;
            if (said.size() < MOST_REMEMBERED) {
                said.put(english, before);
            }
        }
        return before.equals(UNKNOWN) ? null : before;
    }

    /** What is several sentences, one a line, is not taken for one with a name of several lines. */
    private @Nullable String found(String english) {
        String strict = found(english, false);
        if (strict != null) {
            return strict;
        }
        boolean several = english.contains("\n") && english.lines().allMatch(line -> known(line) != null);
        return several ? null : found(english, true);
    }

    private @Nullable String found(String english, boolean loose) {
        Phrase same = fixed.get(english);
        if (same != null) {
            return same.translation();
        }
        // What has a place in it has more than one word, and names and addresses are said all the time.
        if (english.indexOf(' ') < 0) {
            return null;
        }
        for (Phrase phrase : open) {
            String translated = phrase.translated(english, part -> found(part, loose), loose);
            if (translated != null) {
                return translated;
            }
        }
        return null;
    }

    /** Every translation that the sentence could have, by the phrases that it could be. */
    List<String> readings(String english) {
        Phrase same = fixed.get(english);
        return same != null
                ? List.of(same.translation())
                : open.stream()
                        .map(phrase -> phrase.translated(english, part -> found(part, false), false))
                        .filter(Objects::nonNull)
                        .toList();
    }
}
