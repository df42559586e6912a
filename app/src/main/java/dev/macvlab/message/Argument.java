package dev.macvlab.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What fills a place of a {@link Message}. */
public sealed interface Argument permits Argument.Text, Argument.Amount, Argument.Items, Message {
    /** What is the same in every language: a name, a reference, an address, a command, what another program said. */
    record Text(String text) implements Argument {}

    /** How many, or how much. */
    record Amount(long value) implements Argument {}

    /**
     * A list, which each language joins in its own way.
     *
     * @param shown those that are told one by one
     * @param more how many others there are
     */
    record Items(List<Argument> shown, int more) implements Argument {
        private static final int MOST = 4;

        public Items {
            shown = List.copyOf(shown);
        }

        /** All of them, in their order. */
        public static Items all(Collection<?> things) {
            return new Items(things.stream().map(Argument::of).toList(), 0);
        }

        /** The first few of them; of many, also how many more there are. */
        public static Items some(Collection<?> things) {
            int few = things.size() > MOST ? MOST - 1 : things.size();
            List<Argument> shown = new ArrayList<>(few);
            for (Object each : things) {
                if (shown.size() == few) {
                    break;
                }
                shown.add(of(each));
            }
            return new Items(shown, things.size() - few);
        }

        /** How many there are, with those that are not shown. */
        public int count() {
            return shown.size() + more;
        }
    }

    /**
     * The argument for a value: whole numbers are numbers, collections are lists of all their elements, an argument is
     * itself, and of everything else the text is taken.
     */
    static Argument of(Object value) {
        return switch (value) {
            case Argument argument -> argument;
            case Integer number -> new Amount(number);
            case Long number -> new Amount(number);
            case Collection<?> things -> Items.all(things);
            default -> new Text(value.toString());
        };
    }

    /** The text in quotation marks, or what stands for none. */
    static Argument quoted(String text) {
        return text.isEmpty() ? Message.of("language.nothing") : Message.of("language.quoted", text);
    }
}
