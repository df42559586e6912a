package dev.macvlab.message;

import dev.macvlab.message.Argument.Amount;
import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Argument.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Bidi;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A language that messages are said in. It is a folder beside this class, named by its tag (BCP 47), with a file
 * {@code language.properties} that has its own name, its plural rules, how it joins a list, and as many of the texts as
 * it likes; those of messages whose key begins with {@code check} may also stand in {@code check.properties}, and so on.
 * What a language doesn't say is said in English.
 *
 * <p>Names that are written from right to left, and all names in a language that is, are isolated from the sentence
 * around them (U+2068 and U+2069, Unicode Standard Annex #9), so that neither puts the other in disorder.
 * Of a name itself, what begins or ends an embedding, an override or an isolate is said as its number in hexadecimal
 * digits, so that no name breaks out.
 */
public final class Language {
    private static final String OWN = "language";
    private static final String FOLDER = "dev/macvlab/message/";
    private static final char ISOLATE = '\u2068';
    private static final char END_ISOLATE = '\u2069';
    /** Below are no characters that are written from right to left. */
    private static final char FIRST_RIGHT_TO_LEFT = '\u0590';

    private static final Map<String, Optional<Language>> FOUND = new ConcurrentHashMap<>();

    /** The language that everything is said in. */
    public static final Language ENGLISH = new Language("en");

    private final Locale locale;
    private final Map<String, Properties> files = new ConcurrentHashMap<>();
    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final PluralRules plural;
    private final boolean rightToLeft;

    private Language(String tag) {
        locale = Locale.forLanguageTag(tag);
        plural = new PluralRules(own("language.plural"));
        rightToLeft = name().codePoints()
                .map(Character::getDirectionality)
                .anyMatch(each -> each == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || each == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    }

    /** The language for a locale, as {@code zh} for Simplified Chinese in China; English where there is none. */
    public static Language of(Locale wanted) {
        return Control.getControl(Control.FORMAT_PROPERTIES).getCandidateLocales(OWN, wanted).stream()
                .filter(each -> !each.equals(Locale.ROOT))
                .map(each -> find(each.toLanguageTag()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(ENGLISH);
    }

    private static Optional<Language> find(String tag) {
        return FOUND.computeIfAbsent(
                tag,
                _ -> tag.equals("en")
                        ? Optional.of(ENGLISH)
                        : Language.class.getResource(file(tag, OWN)) == null
                                ? Optional.empty()
                                : Optional.of(new Language(tag)));
    }

    /**
     * The language that the environment asks for, as POSIX has it: {@code LC_ALL} before {@code LC_MESSAGES} before
     * {@code LANG}.
     *
     * @param environment reads a variable
     */
    public static Language ofEnvironment(Function<String, @Nullable String> environment) {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(environment)
                .filter(each -> each != null && !each.isEmpty())
                .findFirst()
                .map(Language::named)
                .orElse(ENGLISH);
    }

    /** The language of a tag ({@code zh-CN}) or of a name of POSIX ({@code zh_CN.UTF-8}); English where there is none. */
    public static Language named(String name) {
        int end = 0;
        while (end < name.length() && ".@".indexOf(name.charAt(end)) < 0) {
            end++;
        }
        return of(Locale.forLanguageTag(name.substring(0, end).replace('_', '-')));
    }

    /** All that there are, English first. */
    public static List<Language> all() {
        Set<String> tags = new TreeSet<>();
        try {
            for (URL place : Collections.list(Language.class.getClassLoader().getResources(FOLDER))) {
                tags.addAll(folders(place));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tags.remove(ENGLISH.toString());
        return Stream.concat(
                        Stream.of(ENGLISH), tags.stream().map(Language::find).flatMap(Optional::stream))
                .toList();
    }

    /** The names of the folders in a folder, or below a path in a JAR file. */
    private static List<String> folders(URL place) throws IOException {
        if (place.openConnection() instanceof JarURLConnection inJar) {
            return inJar.getJarFile().stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith(FOLDER) && name.indexOf('/', FOLDER.length()) > 0)
                    .map(name -> name.substring(FOLDER.length(), name.indexOf('/', FOLDER.length())))
                    .distinct()
                    .toList();
        }
        try (Stream<Path> there = Files.list(Path.of(URI.create(place.toString())))) {
            return there.filter(Files::isDirectory)
                    .map(each -> each.getFileName().toString())
                    .toList();
        }
    }

    /** Its tag. */
    public Locale locale() {
        return locale;
    }

    /** What it calls itself. */
    public String name() {
        return own("language.name");
    }

    /** Whether it is written from right to left. */
    public boolean isRightToLeft() {
        return rightToLeft;
    }

    /** Whether it, or English, has a text for that key. */
    public boolean has(String key) {
        return template(key) != null;
    }

    /** The keys of all that it says of its own in that file, as {@code check}. */
    public Set<String> keys(String area) {
        return file(area).stringPropertyNames();
    }

    /** The message in this language; its key where not even English has a text for it. */
    public String say(Message message) {
        var out = new StringBuilder();
        say(message, out);
        return out.toString();
    }

    private void say(Message message, StringBuilder out) {
        Template template = template(message.key());
        if (template == null) {
            out.append(message.key());
        } else {
            template.say(message.arguments(), this, out);
        }
    }

    void say(Argument argument, boolean unit, StringBuilder out) {
        switch (argument) {
            case Text(String text) -> isolated(text, out);
            case Amount(long value) -> out.append(value);
            case Message message -> say(message, out);
            case Items items -> join(items, unit, out);
        }
    }

    private void isolated(String name, StringBuilder out) {
        String text = tame(name);
        if (rightToLeft || hasRightToLeft(text)) {
            out.append(ISOLATE).append(text).append(END_ISOLATE);
        } else {
            out.append(text);
        }
    }

    private static String tame(String text) {
        if (text.chars().noneMatch(Language::turns)) {
            return text;
        }
        var tame = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (turns(c)) {
                tame.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                tame.append(c);
            }
        }
        return tame.toString();
    }

    /** Whether it begins or ends an embedding, an override or an isolate. */
    private static boolean turns(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                    Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> true;
            default -> false;
        };
    }

    private static boolean hasRightToLeft(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_RIGHT_TO_LEFT) {
                char[] all = text.toCharArray();
                return Bidi.requiresBidi(all, 0, all.length);
            }
        }
        return false;
    }

    private void join(Items items, boolean unit, StringBuilder out) {
        int shown = items.shown().size();
        int all = items.more() > 0 ? shown + 1 : shown;
        for (int i = 0; i < all; i++) {
            if (i > 0) {
                out.append(
                        unit
                                ? own("language.list.unit")
                                : i < all - 1
                                        ? own("language.list.comma")
                                        : own(all == 2 ? "language.list.pair" : "language.list.last"));
            }
            if (i < shown) {
                say(items.shown().get(i), unit, out);
            } else {
                say(Message.of("language.list.more", items.more()), out);
            }
        }
    }

    /** The form of a word that goes with a number. */
    String form(long number) {
        return plural.form(number);
    }

    private @Nullable Template template(String key) {
        Template known = templates.get(key);
        if (known == null) {
            String text = text(key);
            if (text != null) {
                known = Template.of(text);
            } else if (this != ENGLISH) {
                known = ENGLISH.template(key);
            }
            if (known != null) {
                templates.put(key, known);
            }
        }
        return known;
    }

    private @Nullable String text(String key) {
        String text = file(OWN).getProperty(key);
        int dot = key.indexOf('.');
        return text == null && dot > 0 ? file(key.substring(0, dot)).getProperty(key) : text;
    }

    private String own(String key) {
        String text = file(OWN).getProperty(key);
        if (text != null) {
            return text;
        }
        if (locale.equals(Locale.ENGLISH)) {
            throw new IllegalStateException(key);
        }
        return ENGLISH.own(key);
    }

    private Properties file(String name) {
        return files.computeIfAbsent(name, _ -> read(file(locale.toLanguageTag(), name)));
    }

    private static String file(String tag, String name) {
        return tag + "/" + name + ".properties";
    }

    private static Properties read(String file) {
        var properties = new Properties();
        try (InputStream in = Language.class.getResourceAsStream(file)) {
            if (in != null) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return locale.toLanguageTag();
    }
}
