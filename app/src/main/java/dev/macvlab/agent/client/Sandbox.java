package dev.macvlab.agent.client;

import dev.macvlab.message.Message;
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
    public record Refusal(Message why, Message remedy) {}

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
            return Optional.of(new Refusal(Message.of("agent.proc-hidden"), Message.of("agent.proc-hidden.remedy")));
        }
        if (complaints.contains("No space left on device")) {
            return Optional.of(
                    new Refusal(Message.of("agent.namespace-limit"), Message.of("agent.namespace-limit.remedy")));
        }
        if (complaints.contains("Operation not permitted") && filtersCalls(proc)) {
            return Optional.of(new Refusal(Message.of("agent.seccomp"), Message.of("agent.seccomp.remedy")));
        }
        if (complaints.contains("Invalid argument")) {
            return Optional.of(new Refusal(
                    Message.of("agent.kernel-without-namespaces"),
                    Message.of("agent.kernel-without-namespaces.remedy")));
        }
        return Optional.of(new Refusal(
                Message.of("agent.sandbox-refused", complaints), Message.of("agent.sandbox-refused.remedy")));
    }

    /** The setting of this kernel that forbids user namespaces to this account, if one does. */
    public static Optional<Refusal> blockingSetting(Path proc) {
        if (value(proc, "sys/user/max_user_namespaces").equals("0")) {
            return Optional.of(
                    new Refusal(Message.of("agent.namespaces-off"), Message.of("agent.namespaces-off.remedy")));
        }
        if (value(proc, "sys/kernel/unprivileged_userns_clone").equals("0")) {
            return Optional.of(new Refusal(
                    Message.of("agent.namespaces-for-root"), Message.of("agent.namespaces-for-root.remedy")));
        }
        if (value(proc, "sys/kernel/apparmor_restrict_unprivileged_userns").equals("1")) {
            return Optional.of(new Refusal(Message.of("agent.apparmor"), Message.of("agent.apparmor.remedy")));
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
