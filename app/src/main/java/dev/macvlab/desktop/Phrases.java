package dev.macvlab.desktop;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sentences of parts of the program that know nothing of languages, by their English words: a file a language, one
 * sentence a line, {@code English = translation}, with {0}, {1}… for names and numbers. What is not in it stays English.
 */
final class Phrases {
    private static final Pattern HOLE = Pattern.compile("\\{(\\d)}");
    private static final int MOST_REMEMBERED = 5000;
    private static final Phrases NONE = new Phrases(List.of());

    private record Form(Pattern english, List<Integer> holes, String translation) {}

    private final Map<String, String> whole = new HashMap<>();
    private final List<Form> forms = new ArrayList<>();
    private final Map<String, String> said = new HashMap<>();

    private Phrases(List<String> lines) {
        for (String line : lines) {
            int middle = line.indexOf(" = ");
            if (middle > 0 && !line.startsWith("#")) {
                add(line.substring(0, middle), line.substring(middle + 3));
            }
        }
        // What says most about a sentence is tried first.
        forms.sort(Comparator.comparingInt(form -> -form.english().pattern().length()));
    }

    /** Those of a language; none for English, or where there is no file. */
    static Phrases of(Locale locale) {
        String name = "phrases_" + locale.getLanguage() + ".txt";
        try (InputStream in = Phrases.class.getResourceAsStream(name)) {
            return in == null
                    ? NONE
                    : new Phrases(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String english, String translation) {
        if (!HOLE.matcher(english).find()) {
            whole.put(english, translation);
            return;
        }
        var holes = new ArrayList<Integer>();
        var pattern = new StringBuilder();
        Matcher hole = HOLE.matcher(english);
        int at = 0;
        while (hole.find()) {
            pattern.append(Pattern.quote(english.substring(at, hole.start()))).append("(.+?)");
            holes.add(Integer.valueOf(hole.group(1)));
            at = hole.end();
        }
        pattern.append(Pattern.quote(english.substring(at)));
        forms.add(new Form(Pattern.compile(pattern.toString(), Pattern.DOTALL), holes, translation));
    }

    /** The sentence in this language; each line and each part of a list is looked up by itself where the whole is not. */
    String say(String english) {
        if ((whole.isEmpty() && forms.isEmpty()) || english.isEmpty()) {
            return english;
        }
        String known = said.get(english);
        if (known == null) {
            known = translated(english);
            if (said.size() < MOST_REMEMBERED) {
                said.put(english, known);
            }
        }
        return known;
    }

    private String translated(String english) {
        String same = whole.get(english);
        if (same != null) {
            return same;
        }
        if (english.contains("\n")) {
            return english.lines().map(this::say).collect(Collectors.joining("\n"));
        }
        for (Form form : forms) {
            Matcher matcher = form.english().matcher(english);
            if (matcher.matches()) {
                String text = form.translation();
                for (int i = 0; i < form.holes().size(); i++) {
                    String part = matcher.group(i + 1);
                    text = text.replace("{" + form.holes().get(i) + "}", part.contains(" ") ? say(part) : part);
                }
                return text;
            }
        }
        return english;
    }
}
