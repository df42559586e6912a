package dev.macvlab.cli;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.message.Message;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;

/** Runs a command of the user inside the sandbox, with the user's own terminal. */
final class SandboxCommand {
    private static final String ROOTS_PATH = "/usr/local/sbin:/usr/sbin:/sbin";

    private SandboxCommand() {}

    /**
     * Runs it to its end.
     *
     * @return its exit status; 128 and the signal's number when one ended it
     */
    static int run(AgentClient agent, List<String> command) throws CommandFailure {
        leaveInterruptsToTheCommand();
        var builder = new ProcessBuilder(agent.inside(command)).inheritIO();
        // Inside it is root, and finds what root finds.
        builder.environment().merge("PATH", ROOTS_PATH, (path, more) -> path + ":" + more);
        try {
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return process.waitFor();
        } catch (IOException e) {
            throw new CommandFailure(1, Message.of("cli.run.no-nsenter"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(1, Message.of("cli.run.interrupted"));
        }
    }

    /**
     * Ctrl-C reaches the command too, which decides what it means. The JDK offers signals only under a name that javac
     * warns of whatever one does, so they are looked up; without them Ctrl-C ends the program as ever.
     */
    private static void leaveInterruptsToTheCommand() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object nothing = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> null);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), nothing);
        } catch (ReflectiveOperationException | IllegalArgumentException _) {
            // No such thing in this JVM.
        }
    }
}
