package dev.macvlab.bench;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.protocol.Isolation;
import dev.macvlab.message.Explained;
import dev.macvlab.message.Language;
import dev.macvlab.message.Message;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * The benchmarks. What they measure is printed for who develops this, in English; what is wrong is said in the language
 * of the environment.
 *
 * <p>{@code macvlab bench apply [--children N] [--script-children N] [--json]}, {@code macvlab bench canvas [--nodes N] [--json]}, {@code macvlab
 * bench check [--interfaces N] [--json]}, {@code macvlab bench forecast [--endpoints N] [--json]}, {@code macvlab bench
 * truth [--seeds A..B]}.
 */
public final class BenchMain {
    private static final int BROKEN = 1;
    private static final int MISUSED = 2;
    private static final List<String> NAMES = List.of("apply", "canvas", "check", "forecast", "truth");
    private static final int DEFAULT_CHILDREN = 200;
    private static final int MOST_CHILDREN = 4000;

    /** A thousand take the script that creates and moves less than a minute, but more each the more there are. */
    private static final int MOST_OF_SCRIPT = 1000;

    private static final int DEFAULT_NODES = 2000;
    private static final int MOST_NODES = 20_000;
    private static final String DEFAULT_SEEDS = "1..300";
    private static final int DEFAULT_INTERFACES = 10_000;
    private static final int MOST_INTERFACES = 90_000;

    private BenchMain() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    /**
     * Runs one benchmark.
     *
     * @return the exit status
     */
    public static int run(List<String> arguments) {
        try {
            return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
                case "apply" -> {
                    int children = number(arguments, "--children", DEFAULT_CHILDREN, MOST_CHILDREN);
                    int script =
                            number(arguments, "--script-children", Math.min(children, MOST_OF_SCRIPT), MOST_CHILDREN);
                    new ApplyBench(children, Math.min(children, script)).run(arguments.contains("--json"), System.out);
                    yield 0;
                }
                case "messages" -> {
                    requireSandbox(arguments);
                    List<Double> millis =
                            BareMessages.millis(number(arguments, "--children", DEFAULT_CHILDREN, MOST_CHILDREN));
                    System.out.println(millis.getFirst() + " " + millis.getLast());
                    yield 0;
                }
                case "canvas" -> {
                    new CanvasBench(number(arguments, "--nodes", DEFAULT_NODES, MOST_NODES))
                            .run(arguments.contains("--json"), System.out);
                    yield 0;
                }
                case "check" -> {
                    new CheckBench(number(arguments, "--interfaces", DEFAULT_INTERFACES, MOST_INTERFACES))
                            .run(arguments.contains("--json"), System.out);
                    yield 0;
                }
                case "forecast" -> {
                    new ForecastBench(number(arguments, "--endpoints", DEFAULT_CHILDREN, MOST_CHILDREN))
                            .run(arguments.contains("--json"), System.out);
                    yield 0;
                }
                case "truth" -> new TruthBench(option(arguments, "--seeds", DEFAULT_SEEDS)).run();
                case "truth-inside" -> {
                    requireSandbox(arguments);
                    yield new TruthBench(option(arguments, "--seeds", DEFAULT_SEEDS)).runInside(System.out);
                }
                default -> throw new WrongArgument(Message.of("bench.unknown", NAMES));
            };
        } catch (WrongArgument e) {
            return failed(e, MISUSED);
        } catch (CompletionException e) {
            return failed(AgentClient.problemOf(e), BROKEN);
        } catch (IOException e) {
            return failed(e, BROKEN);
        }
    }

    private static int failed(Exception e, int status) {
        Language language = Language.ofEnvironment(System::getenv);
        System.err.println(language.say(Message.of("bench.says", Explained.of(e))));
        return status;
    }

    /** Refuses to make anything where somebody else's links are. */
    private static void requireSandbox(List<String> arguments) {
        String outside = option(arguments, "--outside", "");
        if (outside.isEmpty()
                || !Isolation.shared(Isolation.namespaces(), outside).isEmpty()) {
            throw new WrongArgument(Message.of("bench.outside", arguments.getFirst()));
        }
    }

    private static String option(List<String> arguments, String option, String usual) {
        int at = arguments.indexOf(option);
        return at < 0 ? usual : at + 1 < arguments.size() ? arguments.get(at + 1) : "";
    }

    private static int number(List<String> arguments, String option, int usual, int most) {
        String text = option(arguments, option, Integer.toString(usual));
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new WrongArgument(Message.of("bench.number", option, most));
        }
        return Integer.parseInt(text);
    }
}
