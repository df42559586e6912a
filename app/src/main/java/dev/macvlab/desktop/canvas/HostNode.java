package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.text.Words;
import dev.macvlab.message.Message;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;

/** An external host: name and addresses. */
final class HostNode extends FigureNode {
    private final Label name = label("name");
    private final List<Label> lines = new ArrayList<>();

    HostNode(Words words) {
        super("external", words);
        setAccessibleRoleDescription(words.say(Message.of("canvas.role.external-host")));
        getChildren().add(name);
    }

    @Override
    void write(Figure figure) {
        var host = ((Figure.HostBox) figure).host();
        name.setText(host.name());
        getChildren().removeAll(lines);
        lines.clear();
        List<Message> written = host.addresses().isEmpty()
                ? List.of(Message.of("canvas.card.no-address"))
                : Cards.lines(host.addresses());
        for (Message each : written) {
            Label line = label(host.addresses().isEmpty() ? "none" : "address");
            line.setText(words.say(each));
            lines.add(line);
        }
        getChildren().addAll(lines);
    }

    @Override
    void arrange() {
        put(name, 16, 5, getWidth() - 32, 20);
        double y = 25;
        for (Label line : lines) {
            put(line, 16, y, getWidth() - 28, 16);
            y += 16;
        }
    }
}
