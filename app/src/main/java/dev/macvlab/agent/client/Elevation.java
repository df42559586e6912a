package dev.macvlab.agent.client;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How an agent comes to the rights of root. */
public enum Elevation {
    /** The caller is root already. */
    NONE(""),
    /** Asks on the terminal. */
    SUDO("sudo"),
    /** Asks by the program that SUDO_ASKPASS names. */
    SUDO_WINDOW("sudo"),
    /** Asks in a window. */
    PKEXEC("pkexec");

    /** Not the caller's PATH: what is found here nobody but root has put there. */
    private static final List<Path> FOLDERS =
            List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/local/bin"), Path.of("/run/wrappers/bin"));

    private final String program;

    Elevation(String program) {
        this.program = program;
    }

    String program() {
        return program;
    }

    /**
     * The argument vector that runs a command as root, without any shell.
     *
     * @param found where the program of this elevation is; not looked at for {@link #NONE}
     * @param command its first word is an absolute path
     */
    List<String> vector(Path found, List<String> command) {
        if (!Path.of(command.getFirst()).isAbsolute()) {
            throw new IllegalArgumentException("not an absolute path: " + command.getFirst());
        }
        List<String> vector = new ArrayList<>();
        switch (this) {
            case NONE -> {}
            case SUDO -> vector.addAll(List.of(found.toString(), "--"));
            case SUDO_WINDOW -> vector.addAll(List.of(found.toString(), "--askpass", "--"));
            case PKEXEC -> vector.addAll(List.of(found.toString(), "--disable-internal-agent"));
        }
        vector.addAll(command);
        return List.copyOf(vector);
    }

    /** Where its program is installed. */
    public Optional<Path> find() {
        return FOLDERS.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** For a program that the user started on a terminal. */
    public static Elevation onTerminal() {
        return onTerminal(isRoot());
    }

    static Elevation onTerminal(boolean root) {
        return root ? NONE : SUDO;
    }

    /** For a program with a window, which may have been started on a terminal too. */
    public static Elevation inWindow() {
        return inWindow(
                isRoot(),
                each -> each.find().isPresent(),
                System.getenv("SUDO_ASKPASS") != null,
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent());
    }

    /**
     * Whatever can ask in a window comes first.
     *
     * @param root whether the caller is root
     * @param installed whether the program of an elevation is there
     * @param askpass whether there is a program that asks for sudo
     * @param terminal whether the caller has a terminal to be asked on
     */
    static Elevation inWindow(boolean root, Predicate<Elevation> installed, boolean askpass, boolean terminal) {
        if (root) {
            return NONE;
        }
        if (!installed.test(PKEXEC) && installed.test(SUDO) && (askpass || terminal)) {
            return askpass ? SUDO_WINDOW : SUDO;
        }
        return PKEXEC;
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException _) {
            return false;
        }
    }
}
