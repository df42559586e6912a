package dev.macvlab.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A description as it is read: the paragraphs, lists, bold words and code of Markdown; anything else as it is written. */
final class MarkdownText extends VBox {
    private static final Pattern MARKED = Pattern.compile("\\*\\*(.+?)\\*\\*|`([^`]+)`");

    MarkdownText() {
        super(8);
        getStyleClass().add("prose");
    }

    void show(String markdown) {
        var blocks = new ArrayList<Node>();
        for (String paragraph : markdown.split("\\n\\s*\\n", -1)) {
            var words = new StringBuilder();
            boolean item = false;
            for (String line : paragraph.split("\\n", -1)) {
                boolean begins = line.stripLeading().startsWith("- ");
                if (begins && !words.isEmpty()) {
                    blocks.add(block(words.toString(), item));
                    words.setLength(0);
                }
                item = begins || item;
                words.append(words.isEmpty() ? "" : " ")
                        .append(begins ? line.stripLeading().substring(2) : line.strip());
            }
            if (!words.toString().isBlank()) {
                blocks.add(block(words.toString(), item));
            }
        }
        getChildren().setAll(blocks);
    }

    private static Node block(String text, boolean item) {
        var flow = new TextFlow(spans(text).toArray(Node[]::new));
        if (!item) {
            return flow;
        }
        HBox.setHgrow(flow, Priority.ALWAYS);
        flow.setMinWidth(0);
        var dot = new Label("•");
        dot.setMinWidth(USE_PREF_SIZE);
        return new HBox(8, dot, flow);
    }

    private static List<Text> spans(String text) {
        var spans = new ArrayList<Text>();
        Matcher marked = MARKED.matcher(text);
        int from = 0;
        while (marked.find()) {
            spans.add(span(text.substring(from, marked.start()), "plain"));
            spans.add(marked.group(1) == null ? span(marked.group(2), "mono") : span(marked.group(1), "strong"));
            from = marked.end();
        }
        spans.add(span(text.substring(from), "plain"));
        return spans;
    }

    private static Text span(String text, String styleClass) {
        var span = new Text(text);
        span.getStyleClass().add(styleClass);
        return span;
    }
}
