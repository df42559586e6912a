package dev.macvlab;

import dev.macvlab.agent.server.AgentMain;
import dev.macvlab.cli.Main;
import dev.macvlab.desktop.window.App;
import dev.macvlab.message.Language;
import java.io.File;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Picks the program: desktop, command line or agent. (Benchmarks have a main class of their own.) */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("agent")) {
            int status = AgentMain.run(List.of(args).subList(1, args.length));
            // What still runs in the sandbox goes with this process, whatever it is at.
            Runtime.getRuntime().halt(status);
        }
        if (args.length > 0 && args[0].equals("rehearse")) {
            rehearse(List.of(args).subList(1, args.length));
            return;
        }
        if (opensTheWindow(args)) {
            App.main(args);
            return;
        }
        System.exit(
                Main.run(args, System.out, System.err, Ansi.AUTO.enabled(), Language.ofEnvironment(System::getenv)));
    }

    /** For the launcher's caches: of the agent without files, of commands with some. */
    private static void rehearse(List<String> files) {
        if (files.isEmpty()) {
            Rehearsal.ofAnAgent();
        } else {
            Rehearsal.ofCommands(files);
        }
        System.exit(0);
    }

    /** Nothing, or a file that is there; a word that is neither command nor file is refused without a window. */
    private static boolean opensTheWindow(String[] args) {
        return args.length == 0
                || (args.length == 1
                        && !args[0].startsWith("-")
                        && !Main.commands().contains(args[0])
                        && new File(args[0]).exists());
    }
}
