package dev.macvlab.cli;

import dev.macvlab.message.Argument;
import dev.macvlab.message.Message;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Why a command line can't be understood, in words for people. */
final class ParseError {
    /** A converter's refusal of a value. */
    static final class WrongValue extends TypeConversionException {
        private static final long serialVersionUID = 1;

        private final transient Message why;

        WrongValue(Message why) {
            super(why.english());
            this.why = why;
        }
    }

    private ParseError() {}

    static Message of(ParameterException e) {
        return switch (e) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing -> missing(missing.getMissing());
            case OverwrittenOptionException twice -> Message.of("cli.parse.twice", name(twice.getOverwritten()));
            default ->
                e.getArgSpec() == null
                        ? Message.of("cli.parse.other", String.valueOf(e.getMessage()))
                        : Message.of("cli.parse.wrong-value", name(e.getArgSpec()), reason(e));
        };
    }

    private static Message unmatched(UnmatchedArgumentException e) {
        List<String> words = e.getUnmatched();
        if (e.getCommandLine().getParent() == null) {
            return Message.of("cli.no-command", words.getFirst());
        }
        return Message.of(e.isUnknownOption() ? "cli.parse.unknown-option" : "cli.parse.unmatched", quoted(words));
    }

    private static Message missing(List<ArgSpec> missing) {
        return missing.size() == 1 && missing.getFirst() instanceof OptionSpec option
                ? Message.of("cli.parse.without-value", name(option), option.paramLabel())
                : Message.of(
                        "cli.parse.missing",
                        quoted(missing.stream().map(ParseError::name).toList()));
    }

    private static Message reason(ParameterException e) {
        if (e.getCause() instanceof WrongValue wrong) {
            return wrong.why;
        }
        ArgSpec argument = e.getArgSpec();
        String value = String.valueOf(e.getValue());
        Class<?> type = argument.type();
        if (type.isEnum()) {
            List<String> words = Stream.of(type.getEnumConstants())
                    .map(each -> each.toString().toLowerCase(Locale.ROOT))
                    .toList();
            return Message.of("cli.parse.none-of", value, words);
        }
        if (Map.class.isAssignableFrom(type)) {
            return Message.of("cli.parse.no-pair", value, argument.paramLabel());
        }
        return Message.of(type == boolean.class ? "cli.parse.no-boolean" : "cli.parse.no-number", value);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static List<Argument> quoted(Collection<String> words) {
        return words.stream().map(Argument::quoted).toList();
    }
}
