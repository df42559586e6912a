package dev.macvlab.agent.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How an agent comes to the rights of root. */
public enum Elevation {
    /** The caller is root already. */
    NONE(""),
    /** Asks on the terminal. */
    SUDO("sudo"),
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
            case PKEXEC -> vector.addAll(List.of(found.toString(), "--disable-internal-agent"));
        }
        vector.addAll(command);
        return List.copyOf(vector);
    }

    /** Where its program is installed. */
    Optional<Path> find() {
        return FOLDERS.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Which one to use.
     *
     * @param root whether the caller is root
     * @param terminal whether the caller has a terminal to be asked on
     */
    static Elevation of(boolean root, boolean terminal) {
        return root ? NONE : terminal ? SUDO : PKEXEC;
    }
}
