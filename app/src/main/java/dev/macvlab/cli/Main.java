package dev.macvlab.cli;

import dev.macvlab.cli.ParseError.WrongValue;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.message.Language;
import dev.macvlab.message.Message;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** Reads the command line and runs the command that it names. */
@Command(
        name = "macvlab",
        synopsisSubcommandLabel = "[FILE | COMMAND]",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT)
public final class Main {
    /** The exit status for a file that can't be read and a command line that can't be understood. */
    public static final int UNREADABLE = 2;

    /** The exit status after a mistake of the program itself. */
    public static final int BROKEN = 70;

    private static final String LANGUAGE = "--lang";

    private final Terminal terminal;

    @Option(names = "--debug", scope = ScopeType.INHERIT)
    private boolean debug;

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Every word that names a command. */
    public static Set<String> commands() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return commandLine(new Terminal(nowhere, nowhere, false, Language.ENGLISH))
                .getSubcommands()
                .keySet();
    }

    /**
     * Runs the command line {@code args}.
     *
     * @param coloured whether {@code out} is a terminal that shows colours
     * @param language what is said to people, unless {@code --lang} names another one
     * @return the exit status
     */
    public static int run(String[] args, OutputStream out, OutputStream err, boolean coloured, Language language) {
        var terminal = new Terminal(writer(out), writer(err), coloured, language);
        int status = commandLine(terminal).execute(args);
        terminal.flush();
        return status;
    }

    private static CommandLine commandLine(Terminal terminal) {
        var main = new Main(terminal);
        return new CommandLine(main)
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new ForecastCommand(terminal))
                .addSubcommand(new PlanCommand(terminal))
                .addSubcommand(new RunCommand(terminal))
                .addSubcommand(new ApplyCommand(terminal))
                .addSubcommand(new StatusCommand(terminal))
                .addSubcommand(new TeardownCommand(terminal))
                .addSubcommand(new DoctorCommand(terminal))
                .registerConverter(Path.class, Main::path)
                .registerConverter(Language.class, Main::language)
                .setResourceBundle(new HelpBundle(terminal::language))
                .setHelpFactory(Main::help)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setParameterExceptionHandler(main::misunderstood)
                .setExecutionExceptionHandler(main::failed);
    }

    /** Help whose synopsis stands behind its heading also where a character of that takes two columns. */
    private static Help help(CommandSpec command, ColorScheme colours) {
        return new Help(command, colours) {
            @Override
            public int synopsisHeadingLength() {
                return Terminal.columns(command.usageMessage().synopsisHeading());
            }
        };
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new WrongValue(Message.of("cli.file-name", name, String.valueOf(e.getReason())));
        }
    }

    private static Language language(String tag) {
        return known(tag).orElseThrow(() -> {
            List<String> all = Language.all().stream().map(Language::toString).toList();
            return new WrongValue(Message.of("cli.language-unknown", tag, all));
        });
    }

    private static Optional<Language> known(String tag) {
        return Optional.of(Language.named(tag))
                .filter(found -> found != Language.ENGLISH
                        || tag.toLowerCase(Locale.ROOT).startsWith("en"));
    }

    @Option(names = LANGUAGE, scope = ScopeType.INHERIT, paramLabel = "LANGUAGE")
    void speak(@Nullable Language wanted) {
        if (wanted != null) {
            terminal.speak(wanted);
        }
    }

    /** The language that a command line asks for which can't be understood otherwise. */
    private static Optional<Language> asked(List<String> arguments) {
        int end = arguments.contains("--") ? arguments.indexOf("--") : arguments.size();
        String joined = LANGUAGE + "=";
        for (int i = 0; i < end; i++) {
            String each = arguments.get(i);
            if (each.startsWith(joined)) {
                return known(each.substring(joined.length()));
            }
            if (each.equals(LANGUAGE) && i + 1 < end) {
                return known(arguments.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private int misunderstood(ParameterException e, String[] args) {
        asked(List.of(args)).ifPresent(terminal::speak);
        terminal.error(Message.of(
                "cli.tells-more",
                ParseError.of(e),
                e.getCommandLine().getCommandSpec().qualifiedName()));
        trace(e);
        return UNREADABLE;
    }

    private int failed(Exception e, CommandLine command, CommandLine.ParseResult result) {
        trace(e);
        return switch (e) {
            case UnreadableFile unreadable -> {
                terminal.error(unreadable.sentence());
                yield UNREADABLE;
            }
            case CommandFailure failure -> {
                terminal.error(failure.what());
                yield failure.exitCode();
            }
            default -> {
                terminal.error(Message.of("cli.mistake", e));
                yield BROKEN;
            }
        };
    }

    private void trace(Exception e) {
        if (debug) {
            e.printStackTrace(terminal.err());
        }
    }
}
