package dev.macvlab;

import dev.macvlab.cli.Main;
import picocli.CommandLine.Help.Ansi;

/** Picks the program: desktop, command line, agent or bench. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        System.exit(Main.run(args, System.out, System.err, Ansi.AUTO.enabled()));
    }
}
