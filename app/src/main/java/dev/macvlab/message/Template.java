package dev.macvlab.message;

import dev.macvlab.message.Argument.Amount;
import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Argument.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The text of a message in one language, in a part of the syntax of ICU's MessageFormat: {@code {0}},
 * {@code {0, list, unit}} (joined without "and"), {@code {0, plural, =0 {none} one {# child} other {# children}}} (of a
 * list, by how many it has), {@code {0, select, up {…} other {…}}}. An apostrophe is one, but before a brace it begins
 * what is taken as it stands, to the next one; two of them are always one.
 */
final class Template {
    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Throws {@link IllegalArgumentException} when the text can't be read. */
    static Template of(String text) {
        var parser = new Parser(text);
        Template whole = parser.template(null);
        if (parser.at < text.length()) {
            throw parser.wrong("a brace that closes nothing");
        }
        return whole;
    }

    /** Appends the text with its places filled. */
    void say(List<Argument> arguments, Language language, StringBuilder out) {
        for (Part part : parts) {
            part.say(arguments, language, out);
        }
    }

    /** The numbers of its places. */
    Set<Integer> places() {
        Set<Integer> places = new TreeSet<>();
        for (Part part : parts) {
            switch (part) {
                case Literal _ -> {}
                case Place place -> places.add(place.number);
                case Choice choice -> {
                    places.add(choice.number);
                    choice.texts.values().forEach(each -> places.addAll(each.places()));
                }
            }
        }
        return places;
    }

    private sealed interface Part {
        void say(List<Argument> arguments, Language language, StringBuilder out);
    }

    private record Literal(String text) implements Part {
        @Override
        public void say(List<Argument> arguments, Language language, StringBuilder out) {
            out.append(text);
        }
    }

    private record Place(int number, boolean counted, boolean unit) implements Part {
        @Override
        public void say(List<Argument> arguments, Language language, StringBuilder out) {
            if (number >= arguments.size()) {
                out.append('{').append(number).append('}');
            } else if (counted) {
                out.append(count(arguments.get(number)));
            } else {
                language.say(arguments.get(number), unit, out);
            }
        }
    }

    private record Choice(int number, boolean plural, Map<String, Template> texts) implements Part {
        @Override
        public void say(List<Argument> arguments, Language language, StringBuilder out) {
            Template chosen = null;
            if (number < arguments.size()) {
                Argument argument = arguments.get(number);
                chosen = plural ? form(count(argument), language) : texts.get(word(argument));
            }
            if (chosen == null) {
                chosen = texts.get("other");
            }
            if (chosen != null) {
                chosen.say(arguments, language, out);
            }
        }

        private @Nullable Template form(long count, Language language) {
            Template exact = texts.get("=" + count);
            return exact == null ? texts.get(language.form(count)) : exact;
        }
    }

    private static long count(Argument argument) {
        return switch (argument) {
            case Amount(long value) -> value;
            case Items items -> items.count();
            case Text _, Message _ -> 0;
        };
    }

    private static String word(Argument argument) {
        return switch (argument) {
            case Text(String text) -> text;
            case Amount(long value) -> Long.toString(value);
            case Message message -> message.key();
            case Items _ -> "";
        };
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException("At " + at + " there is " + what + ": " + text);
        }

        /** Reads to the brace that closes it, or to the end. */
        Template template(@Nullable Integer counted) {
            List<Part> parts = new ArrayList<>();
            var literal = new StringBuilder();
            boolean taken = false;
            while (at < text.length()) {
                char c = text.charAt(at);
                char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
                if (c == '\'' && next == '\'') {
                    literal.append('\'');
                    at += 2;
                } else if (c == '\'' && (taken || next == '{' || next == '}' || (next == '#' && counted != null))) {
                    taken = !taken;
                    at++;
                } else if (taken) {
                    literal.append(c);
                    at++;
                } else if (c == '}') {
                    break;
                } else if (c == '{') {
                    flush(literal, parts);
                    at++;
                    parts.add(place());
                } else if (c == '#' && counted != null) {
                    flush(literal, parts);
                    at++;
                    parts.add(new Place(counted, true, false));
                } else {
                    literal.append(c);
                    at++;
                }
            }
            flush(literal, parts);
            return new Template(parts);
        }

        private static void flush(StringBuilder literal, List<Part> parts) {
            if (!literal.isEmpty()) {
                parts.add(new Literal(literal.toString()));
                literal.setLength(0);
            }
        }

        private Part place() {
            String word = word();
            if (word.isEmpty() || !word.chars().allMatch(Character::isDigit)) {
                throw wrong("a place without a number");
            }
            int number = Integer.parseInt(word);
            if (take('}')) {
                return new Place(number, false, false);
            }
            expect(',');
            String type = word();
            if (type.equals("list")) {
                boolean unit = take(',') && word().equals("unit");
                expect('}');
                return new Place(number, false, unit);
            }
            if (!type.equals("plural") && !type.equals("select")) {
                throw wrong("a place of an unknown type");
            }
            expect(',');
            return choice(number, type.equals("plural"));
        }

        private Choice choice(int number, boolean plural) {
            Map<String, Template> texts = new LinkedHashMap<>();
            while (!take('}')) {
                String form = word();
                expect('{');
                texts.put(form, template(plural ? number : null));
                expect('}');
            }
            if (!texts.containsKey("other")) {
                throw wrong("a choice without its other form");
            }
            return new Choice(number, plural, texts);
        }

        private String word() {
            skip();
            int from = at;
            while (at < text.length()
                    && !Character.isWhitespace(text.charAt(at))
                    && "{},".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(from, at);
        }

        private boolean take(char wanted) {
            skip();
            if (at < text.length() && text.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }

        private void expect(char wanted) {
            if (!take(wanted)) {
                throw wrong("no " + wanted);
            }
        }

        private void skip() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
