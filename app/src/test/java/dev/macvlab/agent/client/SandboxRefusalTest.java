package dev.macvlab.agent.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.agent.protocol.Isolation;
import dev.macvlab.agent.protocol.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxRefusalTest {
    @TempDir
    Path proc;

    private void write(String file, String value) throws IOException {
        Path path = proc.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, value + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "sys/user/max_user_namespaces, 0, user.max_user_namespaces=",
        "sys/kernel/unprivileged_userns_clone, 0, kernel.unprivileged_userns_clone=1",
        "sys/kernel/apparmor_restrict_unprivileged_userns, 1, kernel.apparmor_restrict_unprivileged_userns=0",
    })
    void aSettingThatForbidsTheSandboxIsNamedWithItsRemedy(String file, String value, String remedy) throws Exception {
        write(file, value);
        Sandbox.Refusal refusal = Sandbox.whyRefused("unshare: unshare failed: Operation not permitted", proc)
                .orElseThrow();
        assertTrue(
                refusal.remedy().english().contains("sudo sysctl -w " + remedy),
                refusal.remedy().english());
    }

    @Test
    void aContainersFilterIsNamed() throws Exception {
        write("self/status", "Name:\tunshare\nSeccomp:\t2");
        Sandbox.Refusal refusal = Sandbox.whyRefused("unshare: unshare failed: Operation not permitted", proc)
                .orElseThrow();
        assertTrue(refusal.why().english().contains("seccomp"), refusal.why().english());
    }

    @Test
    void anotherFailureThanUnsharesIsNotExplainedAway() {
        assertTrue(Sandbox.whyRefused("Error: Could not find or load main class", proc)
                .isEmpty());
    }

    @Test
    void anAgentThatIsKilledWhileItStartsIsNotBlamedOnTheKernel() {
        AgentException why =
                Launch.of(Target.SANDBOX).diagnose(1, "unshare: sigprocmask unblock failed: Invalid argument");
        assertTrue(String.valueOf(why.getMessage()).contains("was killed"));
    }

    @Test
    void namespacesInCommonAreFound() {
        assertEquals(
                "[net:[2]]",
                Isolation.shared("user:[1],net:[2],mnt:[3],pid:[4]", "user:[9],net:[2],mnt:[8],pid:[7]")
                        .toString());
    }
}
