package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.text.Words;
import dev.macvlab.desktop.toolkit.Piece;
import dev.macvlab.message.Message;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What an empty canvas says: which key adds what, and what the window offers to start from. */
final class EmptyCanvas extends VBox {
    private static final List<Piece.Sort> TAUGHT = List.of(
            Piece.Sort.SWITCH,
            Piece.Sort.NIC,
            Piece.Sort.NAMESPACE,
            Piece.Sort.MACVLAN,
            Piece.Sort.EXTERNAL_HOST,
            Piece.Sort.BRIDGE);

    private final StackPane offer = new StackPane();

    EmptyCanvas(Words words) {
        setId("empty-canvas");
        getStyleClass().add("empty-canvas");
        setPickOnBounds(false);
        setAlignment(Pos.CENTER);
        var title = new Label(words.say(Message.of("canvas.empty.title")));
        title.getStyleClass().add("empty-title");
        var text = new Label(words.say(Message.of("canvas.empty.text")));
        text.getStyleClass().add("empty-text");
        var keys = new GridPane(32, 12);
        keys.setAlignment(Pos.CENTER);
        keys.setMouseTransparent(true);
        for (int i = 0; i < TAUGHT.size(); i++) {
            keys.add(key(TAUGHT.get(i), words), i % 3, i / 3);
        }
        title.setMouseTransparent(true);
        text.setMouseTransparent(true);
        offer.setPickOnBounds(false);
        getChildren().setAll(title, text, keys, offer);
    }

    private static HBox key(Piece.Sort sort, Words words) {
        var cap = new Label(sort.key().getName());
        cap.getStyleClass().add("key");
        var word = new Label(words.say(Menus.wordOf(sort)));
        word.getStyleClass().add("empty-text");
        var line = new HBox(8, cap, word);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    void setOffer(@Nullable Node node) {
        offer.getChildren().clear();
        if (node != null) {
            offer.getChildren().add(node);
        }
    }
}
