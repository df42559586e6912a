package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.text.Words;
import dev.macvlab.desktop.toolkit.Icon;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Kind;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** An interface: icon, name, addresses, mode, state. */
final class CardNode extends FigureNode {
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");
    private static final PseudoClass DEVICE = PseudoClass.getPseudoClass("device");
    private static final double TILE = 32;
    private static final double TEXT_X = 56;
    private static final double LINE = 16;

    private final Pane tile = new Pane();
    private final Label name = label("name");
    private final List<Label> addresses = new ArrayList<>();
    private final Label chip = new Label();
    private final Label meta = label("meta");
    private @Nullable Kind shownKind;

    CardNode(Words words) {
        super("card", words);
        tile.getStyleClass().add("tile");
        tile.setMouseTransparent(true);
        chip.getStyleClass().add("chip");
        getChildren().addAll(tile, name, chip, meta);
    }

    @Override
    void write(Figure figure) {
        var card = (Figure.Card) figure;
        getStyleClass().setAll("card", card.style());
        boolean isDevice = card.element().kind() == Kind.NIC;
        pseudoClassStateChanged(DEVICE, isDevice);
        pseudoClassStateChanged(DOWN, !card.element().up());
        setAccessibleRoleDescription(words.say(Cards.roleOf(card.element())));
        Kind kind = card.element().kind();
        if (kind != shownKind) {
            shownKind = kind;
            var drawing = Icon.of(kind).node(20);
            drawing.relocate(6, 6);
            tile.getChildren().setAll(drawing);
        }
        name.setText(card.ref().name());
        writeAddresses(card);
        chip.setVisible(card.chip() != null);
        chip.setText(card.chip() == null ? "" : words.say(card.chip()));
        chip.setId(getId() + "-mode");
        meta.setText(words.say(card.meta()));
    }

    private void writeAddresses(Figure.Card card) {
        List<Message> lines =
                card.addresses().isEmpty() ? List.of(Message.of("canvas.card.no-address")) : card.addresses();
        while (addresses.size() > lines.size()) {
            getChildren().remove(addresses.removeLast());
        }
        while (addresses.size() < lines.size()) {
            Label line = label("address");
            addresses.add(line);
            getChildren().add(line);
        }
        for (int i = 0; i < lines.size(); i++) {
            Label line = addresses.get(i);
            line.setText(words.say(lines.get(i)));
            line.getStyleClass().setAll("label", card.addresses().isEmpty() ? "none" : "address");
        }
    }

    @Override
    void arrange() {
        double right = getWidth() - TEXT_X - 12;
        put(tile, 14, 14, TILE, TILE);
        put(name, TEXT_X, 11, right, 20);
        double y = 32;
        for (Label line : addresses) {
            put(line, TEXT_X, y, right, LINE);
            y += LINE;
        }
        double x = TEXT_X;
        if (chip.isVisible()) {
            y += 6;
            double width = Math.ceil(chip.prefWidth(-1));
            put(chip, x, y, width, 20);
            x += width + 8;
            put(meta, x, y, getWidth() - x - 12, 20);
        } else {
            put(meta, x, y + 2, right, LINE);
        }
    }

    /** The part that opens the choice of modes. */
    Region chip() {
        return chip;
    }
}
