package dev.macvlab.desktop.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One sentence with places in it for what changes, and its translation.
 *
 * @param english the sentence as it is written in the file
 * @param pieces its fixed parts and its places in turn
 * @param longest the longest of the fixed parts, by which most other sentences are told apart at once
 * @param translation the other language's, with the same places
 */
record Phrase(String english, List<Piece> pieces, String longest, String translation) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)([*&~!#]?)}");
    private static final Pattern MORE = Pattern.compile("(\\d+) more");
    private static final Pattern ODD_NAME = Pattern.compile("(?:(?![,:;.] )[\\s\\S]){0,600}");
    private static final Pattern LISTED = Pattern.compile(", | and ");

    /** A part of a sentence. */
    sealed interface Piece {}

    private record Fixed(String text) implements Piece {}

    private record Place(int number, Kind kind) implements Piece {}

    /** What may stand in a place. */
    private enum Kind {
        /** {@code {0}}: a name, a number, an address: no white space, or text in quotes. */
        NAME,
        /** {@code {0#}}: how many. */
        NUMBER,
        /** {@code {0*}}: one or more names with commas and "and", of which the last may be "3 more". */
        NAMES,
        /** {@code {0&}}: a list of what is in the file itself. */
        CLAUSES,
        /** {@code {0~}}: what is in the file itself. */
        CLAUSE,
        /** {@code {0!}}: anything, for what the kernel or another program said. */
        ANYTHING
    }

    static Phrase of(String english, String translation) {
        var pieces = new ArrayList<Piece>();
        Matcher place = PLACE.matcher(english);
        int at = 0;
        while (place.find()) {
            if (place.start() > at) {
                pieces.add(new Fixed(english.substring(at, place.start())));
            }
            pieces.add(new Place(Integer.parseInt(place.group(1)), kind(place.group(2))));
            at = place.end();
        }
        if (at < english.length()) {
            pieces.add(new Fixed(english.substring(at)));
        }
        String longest = pieces.stream()
                .flatMap(Phrase::fixed)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        return new Phrase(
                english,
                List.copyOf(pieces),
                longest,
                PLACE.matcher(translation).replaceAll("{$1}"));
    }

    private static Kind kind(String mark) {
        return switch (mark) {
            case "#" -> Kind.NUMBER;
            case "*" -> Kind.NAMES;
            case "&" -> Kind.CLAUSES;
            case "~" -> Kind.CLAUSE;
            case "!" -> Kind.ANYTHING;
            default -> Kind.NAME;
        };
    }

    /** Whether nothing in it changes. */
    boolean isFixed() {
        return pieces.size() == 1 && pieces.getFirst() instanceof Fixed;
    }

    /** What in it doesn't change. */
    List<String> fixedParts() {
        return pieces.stream().flatMap(Phrase::fixed).toList();
    }

    private static Stream<String> fixed(Piece piece) {
        return piece instanceof Fixed(String text) ? Stream.of(text) : Stream.empty();
    }

    /** How many of its characters are fixed: what says most about a sentence. */
    int fixedLength() {
        return fixedParts().stream().mapToInt(String::length).sum();
    }

    /**
     * The translation of a sentence, if it is this one.
     *
     * @param clause translates what is a sentence or a part of one itself; null when it is not known
     * @param loose whether a name may have white space in it
     */
    @Nullable
    String translated(String sentence, Function<String, @Nullable String> clause, boolean loose) {
        if (!sentence.contains(longest)) {
            return null;
        }
        var said = new HashMap<Integer, String>();
        return new Match(sentence, clause, loose, said).from(0, 0) ? filled(said) : null;
    }

    private String filled(Map<Integer, String> said) {
        return PLACE.matcher(translation)
                .replaceAll(place ->
                        Matcher.quoteReplacement(said.getOrDefault(Integer.valueOf(place.group(1)), place.group())));
    }

    private final class Match {
        private final String sentence;
        private final Function<String, @Nullable String> clause;
        private final boolean loose;
        private final Map<Integer, String> said;

        Match(String sentence, Function<String, @Nullable String> clause, boolean loose, Map<Integer, String> said) {
            this.sentence = sentence;
            this.clause = clause;
            this.loose = loose;
            this.said = said;
        }

        boolean from(int piece, int at) {
            if (piece == pieces.size()) {
                return at == sentence.length();
            }
            return switch (pieces.get(piece)) {
                case Fixed(String text) -> sentence.startsWith(text, at) && from(piece + 1, at + text.length());
                case Place place -> fill(place, piece, at);
            };
        }

        private boolean fill(Place place, int piece, int at) {
            if (piece == pieces.size() - 1) {
                return take(place, sentence.substring(at));
            }
            String next = pieces.get(piece + 1) instanceof Fixed(String text) ? text : "";
            for (int end = sentence.indexOf(next, at); end >= 0; end = sentence.indexOf(next, end + 1)) {
                if (from(piece + 1, end) && take(place, sentence.substring(at, end))) {
                    return true;
                }
            }
            return false;
        }

        private boolean take(Place place, String text) {
            String taken = switch (place.kind()) {
                case NAME -> isName(text) ? text : null;
                case NUMBER -> text.matches("\\d+") ? text : null;
                case NAMES -> listed(text, item -> isName(item) ? item : null);
                case CLAUSES -> listed(text, clause);
                case CLAUSE -> clause.apply(text);
                case ANYTHING -> text;
            };
            if (taken != null) {
                said.put(place.number(), taken);
            }
            return taken != null;
        }

        private boolean isName(String text) {
            return (loose && ODD_NAME.matcher(text).matches())
                    || (!text.isEmpty() && text.chars().noneMatch(Character::isWhitespace))
                    || (text.length() > 2 && text.startsWith("'") && text.endsWith("'"))
                    || text.equals("(nothing)");
        }

        /** "a, b and 3 more" in the other language's way. */
        private @Nullable String listed(String text, Function<String, @Nullable String> item) {
            var items = new ArrayList<String>();
            for (String each : LISTED.split(text, -1)) {
                Matcher more = MORE.matcher(each);
                String one = more.matches() ? clause.apply(each) : item.apply(each);
                if (one == null) {
                    return null;
                }
                items.add(one);
            }
            return items.stream().collect(Collectors.joining("、"));
        }
    }
}
