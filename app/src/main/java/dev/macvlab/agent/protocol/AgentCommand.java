package dev.macvlab.agent.protocol;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of an agent: this program again, with the same class path, on a small JVM that starts fast. */
public final class AgentCommand {
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xmx192m",
            "-Xmn96m",
            "--enable-native-access=ALL-UNNAMED");

    /** Names a file with the agent's classes as Java loads them fastest (JEP 483); without it they are loaded one by one. */
    private static final String CACHE = "macvlab.agent.cache";

    /** The class path of agents where it is not this program's own: a cache fits the jars that it was made of alone. */
    private static final String CLASS_PATH = "macvlab.agent.classPath";

    /** Names the file to write such a cache into when the agent ends. */
    private static final String RECORD = "macvlab.agent.record";

    private static final String LAUNCHER = "dev.macvlab.Launcher";

    private AgentCommand() {}

    /** The command line of this program as an agent, with these arguments. */
    public static List<String> of(List<String> arguments) {
        return of(
                LAUNCHER, Stream.concat(Stream.of("agent"), arguments.stream()).toList());
    }

    /**
     * The command line of this program as an agent with more rights than this process has. It takes no library and no
     * class path from a property, which may come from the environment.
     */
    public static List<String> elevated(List<String> arguments) {
        return of(
                Stream.empty(),
                System.getProperty("java.class.path"),
                LAUNCHER,
                Stream.concat(Stream.of("agent"), arguments.stream()).toList());
    }

    /** The command line of a class of this program on an agent's JVM, from an agent's cache. */
    public static List<String> of(String mainClass, List<String> arguments) {
        // An agent starts a process of this program itself.
        Stream<String> passedOn = System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("jna.") || name.equals(CACHE) || name.equals(CLASS_PATH))
                .sorted()
                .map(name -> "-D" + name + "=" + System.getProperty(name));
        return of(
                passedOn, System.getProperty(CLASS_PATH, System.getProperty("java.class.path")), mainClass, arguments);
    }

    private static List<String> of(
            Stream<String> properties, String classPath, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java")
                .toAbsolutePath()
                .toString());
        command.addAll(cache());
        command.addAll(JVM);
        properties.forEach(command::add);
        command.addAll(List.of("-cp", absolute(classPath), mainClass));
        command.addAll(arguments);
        return command;
    }

    /** Whether agents write a cache at their end, which takes them some seconds. */
    public static boolean isRecorded() {
        return System.getProperty(RECORD) != null;
    }

    /**
     * The JVM's options for {@link #CACHE} or {@link #RECORD}. What the JVM
     * warns of goes to standard error, since standard output is for messages; a cache that does not fit is passed over
     * without a word.
     */
    private static List<String> cache() {
        List<String> options = new ArrayList<>(List.of("-Xlog:disable", "-Xlog:all=warning,aot*=off,cds*=off:stderr"));
        String record = System.getProperty(RECORD);
        String cache = System.getProperty(CACHE);
        if (record != null) {
            options.add("-XX:AOTCacheOutput=" + record);
        } else if (cache != null && new File(cache).length() > 0) {
            options.add("-XX:AOTCache=" + new File(cache).getAbsolutePath());
        }
        return options;
    }

    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
