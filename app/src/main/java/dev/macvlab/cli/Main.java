package dev.macvlab.cli;

import dev.macvlab.format.UnreadableFile;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
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
        return commandLine(new Terminal(nowhere, nowhere, false))
                .getSubcommands()
                .keySet();
    }

    /**
     * Runs the command line {@code args}.
     *
     * @param coloured whether {@code out} is a terminal that shows colours
     * @return the exit status
     */
    public static int run(String[] args, OutputStream out, OutputStream err, boolean coloured) {
        var terminal = new Terminal(writer(out), writer(err), coloured);
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
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setParameterExceptionHandler(main::misunderstood)
                .setExecutionExceptionHandler(main::failed);
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + name + "' can't be the name of a file: " + e.getReason());
        }
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private int misunderstood(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String message = e instanceof UnmatchedArgumentException unmatched && command.getParent() == null
                ? "'" + unmatched.getUnmatched().getFirst() + "' is neither a command nor a file"
                : e.getMessage();
        terminal.error(message + " (" + command.getCommandSpec().qualifiedName() + " --help tells more)");
        trace(e);
        return UNREADABLE;
    }

    private int failed(Exception e, CommandLine command, CommandLine.ParseResult result) {
        trace(e);
        return switch (e) {
            case UnreadableFile unreadable -> {
                terminal.error(unreadable.getMessage());
                yield UNREADABLE;
            }
            case Failure failure -> {
                terminal.error(failure.getMessage());
                yield failure.exitCode();
            }
            default -> {
                terminal.error("mistake in the program: " + e + " (--debug tells where)");
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
