package dev.macvlab.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Which form of a word goes with a whole number: the cardinal rules of the Unicode CLDR in their own syntax (UTS #35,
 * part 3, Language Plural Rules), for instance {@code one: i = 1 and v = 0}; several rules are divided by semicolons.
 */
final class PluralRules {
    private static final String OTHER = "other";

    private final Map<String, List<List<Relation>>> rules = new LinkedHashMap<>();

    /** Throws {@link IllegalArgumentException} when the rules can't be read. */
    PluralRules(String text) {
        for (String rule : parts(text, ";")) {
            int colon = rule.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("A plural rule begins with its form and a colon: " + rule);
            }
            int samples = rule.indexOf('@');
            String condition = rule.substring(colon + 1, samples < 0 ? rule.length() : samples);
            String form = rule.substring(0, colon).strip();
            if (!form.equals(OTHER)) {
                rules.put(form, either(condition));
            }
        }
    }

    /** The form for a number: {@code zero}, {@code one}, {@code two}, {@code few}, {@code many} or {@code other}. */
    String form(long number) {
        long n = Math.abs(number);
        for (Map.Entry<String, List<List<Relation>>> rule : rules.entrySet()) {
            if (rule.getValue().stream().anyMatch(all -> all.stream().allMatch(each -> each.holds(n)))) {
                return rule.getKey();
            }
        }
        return OTHER;
    }

    private static List<List<Relation>> either(String condition) {
        List<List<Relation>> either = new ArrayList<>();
        List<String> words = new ArrayList<>();
        either.add(new ArrayList<>());
        var tokens = new StringTokenizer(condition);
        while (tokens.hasMoreTokens()) {
            String token = tokens.nextToken();
            if (token.equals("and") || token.equals("or")) {
                either.getLast().add(Relation.of(words));
                words.clear();
                if (token.equals("or")) {
                    either.add(new ArrayList<>());
                }
            } else {
                words.add(token);
            }
        }
        either.getLast().add(Relation.of(words));
        return either;
    }

    private static List<String> parts(String text, String divider) {
        List<String> parts = new ArrayList<>();
        var tokens = new StringTokenizer(text, divider);
        while (tokens.hasMoreTokens()) {
            parts.add(tokens.nextToken().strip());
        }
        return parts;
    }

    /**
     * As {@code i % 10 = 2..4}.
     *
     * @param whole whether the operand is the number itself; of a whole number all others are 0
     * @param modulus what the operand is divided by for its remainder; 0 for no division
     */
    private record Relation(boolean whole, long modulus, boolean equal, List<Range> ranges) {
        static Relation of(List<String> words) {
            boolean divided = words.size() > 2 && words.get(1).equals("%");
            int sign = divided ? 3 : 1;
            if (words.size() < sign + 2
                    || !(words.get(sign).equals("=") || words.get(sign).equals("!="))) {
                throw new IllegalArgumentException("No relation of a plural rule: " + String.join(" ", words));
            }
            boolean whole = words.getFirst().equals("n") || words.getFirst().equals("i");
            String ranges = String.join("", words.subList(sign + 1, words.size()));
            return new Relation(
                    whole,
                    divided ? Long.parseLong(words.get(2)) : 0,
                    words.get(sign).equals("="),
                    parts(ranges, ",").stream().map(Range::of).toList());
        }

        boolean holds(long number) {
            long operand = whole ? number : 0;
            long value = modulus == 0 ? operand : operand % modulus;
            return ranges.stream().anyMatch(each -> each.from <= value && value <= each.to) == equal;
        }
    }

    private record Range(long from, long to) {
        static Range of(String text) {
            int dots = text.indexOf("..");
            return dots < 0
                    ? new Range(Long.parseLong(text), Long.parseLong(text))
                    : new Range(Long.parseLong(text.substring(0, dots)), Long.parseLong(text.substring(dots + 2)));
        }
    }
}
