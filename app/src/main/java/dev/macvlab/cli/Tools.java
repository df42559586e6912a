package dev.macvlab.cli;

import dev.macvlab.cli.DoctorCommand.Finding;
import dev.macvlab.message.Message;
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
        findings.add(tool("unshare", "util-linux", true, Message.of("cli.doctor.unshare")));
        findings.add(tool("nsenter", "util-linux", false, Message.of("cli.doctor.nsenter")));
        findings.add(tool("ip", "iproute2", false, Message.of("cli.doctor.for-users")));
        findings.add(tool("ping", "iputils-ping", false, Message.of("cli.doctor.for-users")));
        findings.add(new Finding(
                "privileges",
                true,
                false,
                Message.of(System.getProperty("user.name").equals("root") ? "cli.doctor.root" : "cli.doctor.ordinary"),
                null));
        return findings;
    }

    private static Finding tool(String name, String debianPackage, boolean needed, Message use) {
        Optional<Path> found = find(name);
        return new Finding(
                name,
                found.isPresent(),
                needed,
                found.map(path -> Message.of("cli.doctor.tool", path, use))
                        .orElseGet(() -> Message.of("cli.doctor.no-tool", use)),
                found.isPresent() ? null : Message.of("cli.doctor.install", debianPackage));
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
