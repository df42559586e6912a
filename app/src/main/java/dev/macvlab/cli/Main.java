package dev.macvlab.cli;

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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the command line and runs the command that it names. */
@Command(
        name = "macvlab",
        description = "A designer for Linux macvlan networks. Without a command it opens the window.",
        synopsisSubcommandLabel = "[FILE | COMMAND]",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT)
public final class Main {
    /** The exit status for a file that can't be read and a command line that can't be understood. */
    public static final int UNREADABLE = 2;

    /** The exit status after a mistake of the program itself. */
    public static final int BROKEN = 70;

    private final Terminal terminal;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "On an error, print where in the program it came from.")
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
                .registerConverter(Path.class, main::path)
                .registerConverter(Language.class, main::language)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setParameterExceptionHandler(main::misunderstood)
                .setExecutionExceptionHandler(main::failed);
    }

    private Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(
                    terminal.say(Message.of("cli.file-name", name, String.valueOf(e.getReason()))));
        }
    }

    private Language language(String tag) {
        Language found = Language.named(tag);
        List<String> all = Language.all().stream().map(Language::toString).toList();
        if (found == Language.ENGLISH && !tag.toLowerCase(Locale.ROOT).startsWith("en")) {
            throw new TypeConversionException(terminal.say(Message.of("cli.language-unknown", tag, all)));
        }
        return found;
    }

    @Option(
            names = "--lang",
            scope = ScopeType.INHERIT,
            paramLabel = "LANGUAGE",
            description = "Say everything in that language, as in zh; default: that of LC_ALL, LC_MESSAGES or LANG."
                    + " What --json prints is English.")
    void speak(@Nullable Language wanted) {
        if (wanted != null) {
            terminal.speak(wanted);
        }
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private int misunderstood(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        Message message = e instanceof UnmatchedArgumentException unmatched && command.getParent() == null
                ? Message.of("cli.no-command", unmatched.getUnmatched().getFirst())
                : Message.verbatim(String.valueOf(e.getMessage()));
        terminal.error(
                Message.of("cli.tells-more", message, command.getCommandSpec().qualifiedName()));
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
