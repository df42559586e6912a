package dev.macvlab.cli;

import dev.macvlab.cli.DoctorCommand.Finding;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The programs that Macvlab starts, or that its users do inside a lab. */
final class Tools {
    private Tools() {}

    static List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(tool("unshare", "util-linux", true, "starts the sandbox"));
        findings.add(tool("nsenter", "util-linux", false, "runs commands inside a lab (macvlab run FILE -- COMMAND)"));
        findings.add(tool("ip", "iproute2", false, "is not used by Macvlab itself, but inside a lab you will want it"));
        findings.add(tool(
                "ping", "iputils-ping", false, "is not used by Macvlab itself, but inside a lab you will want it"));
        findings.add(new Finding(
                "privileges",
                true,
                false,
                System.getProperty("user.name").equals("root")
                        ? "root; the sandbox would need none"
                        : "an ordinary user's, which is all that the sandbox needs",
                ""));
        return findings;
    }

    private static Finding tool(String name, String debianPackage, boolean needed, String use) {
        Optional<Path> found = find(name);
        return new Finding(
                name,
                found.isPresent(),
                needed,
                found.map(path -> path + " " + use).orElse("not installed; it " + use),
                found.isPresent() ? "" : "Install it: sudo apt install " + debianPackage + ".");
    }

    private static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin";
        return List.of(path.split(File.pathSeparator)).stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
