package dev.macvlab.desktop.window;

import dev.macvlab.desktop.text.NicWords;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Bind;
import dev.macvlab.desktop.toolkit.Icon;
import dev.macvlab.desktop.toolkit.Piece;
import dev.macvlab.topology.HostFacts;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What can be put on the drawing: dragged there, or with a double click or Enter. */
final class PaletteController {
    private static final List<Piece.Sort> OUTSIDE = List.of(Piece.Sort.SWITCH, Piece.Sort.EXTERNAL_HOST);
    private static final List<Piece.Sort> INTERFACES = Stream.of(Piece.Sort.values())
            .filter(each -> each.kind().isPresent())
            .toList();
    private static final List<Piece.Sort> PLACES = List.of(Piece.Sort.NAMESPACE, Piece.Sort.NOTE, Piece.Sort.AREA);

    private final Texts texts;
    private final Consumer<Piece> add;
    private final Runnable findAnything;
    private final ObservableValue<@Nullable HostFacts> machine;

    @FXML
    private VBox outside;

    @FXML
    private VBox interfaces;

    @FXML
    private VBox places;

    @FXML
    private VBox machineGroup;

    @FXML
    private VBox machineNics;

    /**
     * @param add puts a piece where the drawing finds room
     * @param findAnything opens what finds pieces, elements and commands
     * @param machine this machine's interfaces; null as long as they are not known
     */
    PaletteController(
            Texts texts, Consumer<Piece> add, Runnable findAnything, ObservableValue<@Nullable HostFacts> machine) {
        this.texts = texts;
        this.add = add;
        this.findAnything = findAnything;
        this.machine = machine;
    }

    @FXML
    private Button find;

    @FXML
    private void find() {
        findAnything.run();
    }

    @FXML
    private void initialize() {
        find.setGraphic(Icon.SEARCH.node(14));
        fill(outside, OUTSIDE);
        fill(interfaces, INTERFACES);
        fill(places, PLACES);
        Bind.shown(
                machineGroup, machine.map(facts -> !hardware(facts).isEmpty()).orElse(false));
        machine.subscribe(facts -> {
            if (facts != null) {
                machineNics
                        .getChildren()
                        .setAll(hardware(facts).stream().map(this::nic).toList());
            }
        });
    }

    private void fill(VBox group, List<Piece.Sort> sorts) {
        sorts.forEach(sort -> group.getChildren()
                .add(item(
                        Piece.of(sort),
                        "piece-" + sort.word(),
                        texts.get("piece." + sort.word()),
                        texts.get("piece." + sort.word() + ".about"))));
    }

    private static List<HostFacts.HostNic> hardware(HostFacts facts) {
        return facts.nics().stream()
                .filter(each -> each.kind().isEmpty() && each.mac() != null)
                .toList();
    }

    private Node nic(HostFacts.HostNic nic) {
        return item(
                new Piece(Piece.Sort.NIC, nic.name()),
                "piece-nic-" + nic.name(),
                nic.name(),
                NicWords.state(nic, texts));
    }

    private Node item(Piece piece, String id, String name, String about) {
        var tile = new StackPane(piece.sort().icon().node(16));
        tile.getStyleClass().addAll("tile", piece.sort().word().toLowerCase(Locale.ROOT));
        tile.setMinSize(24, 24);
        tile.setMaxSize(24, 24);
        var title = new Label(name);
        title.getStyleClass().add("piece-name");
        var line = new Label(about);
        line.getStyleClass().add("piece-about");
        var item = new HBox(10, tile, new VBox(title, line));
        item.setId(id);
        item.getStyleClass().add("piece");
        item.setFocusTraversable(true);
        item.setAccessibleRole(AccessibleRole.BUTTON);
        item.setAccessibleText(texts.get("palette.add", name));
        Tooltip.install(item, new Tooltip(texts.get("palette.how", name)));
        item.setOnDragDetected(event -> {
            Dragboard board = item.startDragAndDrop(TransferMode.COPY);
            var content = new ClipboardContent();
            content.put(Piece.FORMAT, piece.text());
            board.setContent(content);
            board.setDragView(item.snapshot(null, null), event.getX(), event.getY());
            event.consume();
        });
        item.setOnMouseClicked(event -> {
            item.requestFocus();
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                add.accept(piece);
            }
        });
        item.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                add.accept(piece);
                event.consume();
            }
        });
        return item;
    }
}
