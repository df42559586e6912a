package dev.macvlab.agent.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Why a machine may refuse the namespaces that a sandbox is made of. */
public final class Sandbox {
    /**
     * Why the sandbox can't be had.
     *
     * @param why one sentence
     * @param remedy the exact thing to do, as one sentence
     */
    public record Refusal(String why, String remedy) {}

    private Sandbox() {}

    /**
     * What a failed start of {@code unshare} means on this machine.
     *
     * @param complaints what it said
     * @param proc where the proc file system is
     */
    public static Optional<Refusal> whyRefused(String complaints, Path proc) {
        if (!complaints.contains("unshare: ")) {
            return Optional.empty();
        }
        Optional<Refusal> setting = blockingSetting(proc);
        if (setting.isPresent()) {
            return setting;
        }
        if (complaints.contains("mount /proc")) {
            return Optional.of(new Refusal(
                    "This container hides parts of /proc, so that no sandbox can mount its own.",
                    "Start the container with --security-opt systempaths=unconfined."));
        }
        if (complaints.contains("No space left on device")) {
            return Optional.of(new Refusal(
                    "The limit on namespaces of this account is reached.",
                    "Raise it: sudo sysctl -w user.max_user_namespaces=100000 user.max_net_namespaces=100000."));
        }
        if (complaints.contains("Operation not permitted") && filtersCalls(proc)) {
            return Optional.of(new Refusal(
                    "A seccomp filter forbids user namespaces, as the default one of Docker does.",
                    "Start the container with --security-opt seccomp=unconfined, or run outside of it."));
        }
        if (complaints.contains("Invalid argument")) {
            return Optional.of(new Refusal(
                    "The kernel was built without user or network namespaces, or this shell is in a chroot.",
                    "Use a kernel with CONFIG_USER_NS and CONFIG_NET_NS, as every distribution's own has."));
        }
        return Optional.of(new Refusal(
                "The sandbox was refused: " + complaints + ".",
                "Namespaces for ordinary users must be allowed; an administrator can say what forbids them."));
    }

    /** The setting of this kernel that forbids user namespaces to this account, if one does. */
    public static Optional<Refusal> blockingSetting(Path proc) {
        if (value(proc, "sys/user/max_user_namespaces").equals("0")) {
            return Optional.of(new Refusal(
                    "User namespaces are switched off (user.max_user_namespaces is 0).",
                    "Allow them: sudo sysctl -w user.max_user_namespaces=10000."));
        }
        if (value(proc, "sys/kernel/unprivileged_userns_clone").equals("0")) {
            return Optional.of(new Refusal(
                    "User namespaces are for root only here (kernel.unprivileged_userns_clone is 0).",
                    "Allow them: sudo sysctl -w kernel.unprivileged_userns_clone=1."));
        }
        if (value(proc, "sys/kernel/apparmor_restrict_unprivileged_userns").equals("1")) {
            return Optional.of(new Refusal(
                    "AppArmor keeps user namespaces from programs without a profile"
                            + " (kernel.apparmor_restrict_unprivileged_userns is 1, as in Ubuntu since 23.10).",
                    "Allow them: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0."));
        }
        return Optional.empty();
    }

    private static boolean filtersCalls(Path proc) {
        return value(proc, "self/status").lines().anyMatch(line -> line.matches("Seccomp:\\s*2"));
    }

    private static String value(Path proc, String file) {
        try {
            return Files.readString(proc.resolve(file)).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
