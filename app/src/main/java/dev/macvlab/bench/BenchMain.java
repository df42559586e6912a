package dev.macvlab.bench;

import dev.macvlab.agent.client.AgentClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;

/** {@code macvlab bench apply [--children N] [--json]}. */
public final class BenchMain {
    private static final int MISUSED = 2;
    private static final int DEFAULT_CHILDREN = 200;
    private static final int MOST_CHILDREN = 4000;

    private BenchMain() {}

    /**
     * Runs one benchmark.
     *
     * @return the exit status
     */
    public static int run(List<String> arguments) {
        try {
            int children = children(arguments);
            switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
                case "apply" -> new ApplyBench(children).run(arguments.contains("--json"), System.out);
                case "messages" -> System.out.println(BareMessages.millis(children));
                default -> throw new IllegalArgumentException("name a benchmark: apply");
            }
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println("macvlab bench: " + e.getMessage());
            return MISUSED;
        } catch (CompletionException e) {
            System.err.println("macvlab bench: " + AgentClient.problemOf(e).getMessage());
            return 1;
        } catch (IOException e) {
            System.err.println("macvlab bench: " + e.getMessage());
            return 1;
        }
    }

    private static int children(List<String> arguments) {
        int at = arguments.indexOf("--children");
        String text =
                at < 0 ? Integer.toString(DEFAULT_CHILDREN) : at + 1 < arguments.size() ? arguments.get(at + 1) : "";
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST_CHILDREN) {
            throw new IllegalArgumentException("--children takes a number from 1 to " + MOST_CHILDREN);
        }
        return Integer.parseInt(text);
    }
}
