package dev.macvlab.desktop.inspector;

import dev.macvlab.desktop.text.Texts;
import dev.macvlab.topology.Namespace.Route;
import dev.macvlab.topology.UnknownKeys;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routes as {@code ip route} writes them: {@code default via 192.168.56.1 dev mac1 metric 100 onlink}. */
final class RouteSyntax {
    private RouteSyntax() {}

    static String of(Route route) {
        var text = new StringBuilder(route.to());
        if (route.via() != null) {
            text.append(" via ").append(route.via());
        }
        if (route.dev() != null) {
            text.append(" dev ").append(route.dev());
        }
        if (route.metric() != null) {
            text.append(" metric ").append(route.metric());
        }
        if (route.isOnlink()) {
            text.append(" onlink");
        }
        return text.toString();
    }

    /** The routes of {@code lines}; one that was there {@code before} stays the very same. */
    static List<Route> parse(List<String> lines, List<Route> before, Texts texts) throws Refusal {
        var routes = new ArrayList<Route>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Route same = before.stream()
                    .filter(each -> of(each).equals(line))
                    .findFirst()
                    .orElse(null);
            boolean rewritten = lines.size() == before.size();
            routes.add(
                    same != null ? same : parse(line, rewritten ? before.get(i).extras() : UnknownKeys.NONE, texts));
        }
        return routes;
    }

    private static Route parse(String line, UnknownKeys extras, Texts texts) throws Refusal {
        Deque<String> words = new ArrayDeque<>(List.of(line.strip().split("\\s+")));
        String to = words.pop();
        String via = null;
        String dev = null;
        Integer metric = null;
        Boolean onlink = null;
        while (!words.isEmpty()) {
            String word = words.pop();
            switch (word) {
                case "via" -> via = argument(word, words, texts);
                case "dev" -> dev = argument(word, words, texts);
                case "metric" -> metric = number(argument(word, words, texts), texts);
                case "onlink" -> onlink = Boolean.TRUE;
                default -> throw new Refusal(texts.get("refusal.route", word));
            }
        }
        return new Route(to, via, dev, onlink, metric, extras);
    }

    private static String argument(String word, Deque<String> words, Texts texts) throws Refusal {
        String argument = words.poll();
        if (argument == null) {
            throw new Refusal(texts.get("refusal.routeArgument", word));
        }
        return argument;
    }

    private static @Nullable Integer number(String text, Texts texts) throws Refusal {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException _) {
            throw new Refusal(texts.get("refusal.number", text));
        }
    }
}
