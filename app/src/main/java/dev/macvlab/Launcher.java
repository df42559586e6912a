package dev.macvlab;

/** Picks the program: desktop, command line, agent or bench. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        System.err.println("macvlab: nothing to start yet");
        System.exit(2);
    }
}
