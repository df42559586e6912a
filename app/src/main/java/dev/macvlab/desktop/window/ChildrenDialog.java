package dev.macvlab.desktop.window;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Appearance;
import dev.macvlab.edit.Children;
import dev.macvlab.edit.Edit;
import dev.macvlab.edit.Pool;
import dev.macvlab.net.Cidr;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Ref;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks how many children an interface is to have, of which kind, and which addresses they get. */
final class ChildrenDialog {
    private static final String FEW = "3";

    private final Document document;
    private final Texts texts;
    private final Appearance appearance;
    private final TextField count = new TextField(FEW);
    private final ComboBox<String> kind = new ComboBox<>();
    private final ComboBox<String> mode = new ComboBox<>();
    private final TextField first = new TextField();
    private final CheckBox apart = new CheckBox();
    private final CheckBox widen = new CheckBox();
    private final Label wrong = new Label();

    ChildrenDialog(Document document, Texts texts, Appearance appearance) {
        this.document = document;
        this.texts = texts;
        this.appearance = appearance;
    }

    /** @param add takes the change, and what it makes */
    void show(Window owner, Interface parent, BiConsumer<Edit, Set<Ref>> add) {
        var adding = new ButtonType("", ButtonBar.ButtonData.OK_DONE);
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner);
        dialog.setTitle(texts.get("children.title"));
        dialog.setHeaderText(texts.get("children.header", parent.name()));
        var pane = dialog.getDialogPane();
        pane.setId("childrenDialog");
        pane.getButtonTypes()
                .setAll(adding, new ButtonType(texts.get("children.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE));
        pane.setContent(content(parent));
        var button = (Button) pane.lookupButton(adding);
        button.setId("childrenAdd");
        button.setMinWidth(Region.USE_PREF_SIZE);
        ButtonBar.setButtonUniformSize(button, false);
        button.setDefaultButton(true);
        Runnable judge = () -> {
            Optional<Pool> wider = offer(parent);
            String why = whyNot(parent, wider);
            wrong.setText(why.isEmpty() ? surprise(parent) : why);
            button.setDisable(!why.isEmpty());
            button.setText(number() > 0 ? texts.count("children.add", number()) : texts.get("children.add", "…"));
        };
        for (ObservableValue<?> each : List.of(count.textProperty(), first.textProperty(), widen.selectedProperty())) {
            each.subscribe(_ -> judge.run());
        }
        mode.disableProperty().bind(kind.valueProperty().map(Kind.IPVLAN.word()::equals));
        appearance.dress(pane.getScene());
        dialog.setOnShown(_ -> {
            count.requestFocus();
            count.selectAll();
        });
        dialog.setOnHidden(_ -> {
            if (adding.equals(dialog.getResult())) {
                Index index = document.index().get();
                Children wish = wish(parent);
                Children.Made made = offer(parent)
                        .filter(_ -> widen.isSelected())
                        .map(wider -> wish.in(index, wider))
                        .orElseGet(() -> wish.in(index));
                add.accept(made.edit(), made.refs());
            }
        });
        dialog.show();
    }

    private VBox content(Interface parent) {
        count.setId("childrenCount");
        count.setPrefColumnCount(6);
        kind.setId("childrenKind");
        kind.getItems().setAll(Kind.MACVLAN.word(), Kind.MACVTAP.word(), Kind.IPVLAN.word());
        kind.setValue(Kind.MACVLAN.word());
        mode.setId("childrenMode");
        mode.getItems()
                .setAll(Arrays.stream(Macvlan.Mode.values())
                        .filter(each -> each != Macvlan.Mode.PASSTHRU)
                        .map(Macvlan.Mode::word)
                        .toList());
        mode.setValue(Macvlan.Mode.BRIDGE.word());
        first.setId("childrenFirst");
        first.getStyleClass().add("mono");
        first.setPromptText(texts.get("children.noAddresses"));
        first.setText(Children.nextAddress(document.index().get(), parent)
                .map(Cidr::toString)
                .orElse(""));
        apart.setId("childrenApart");
        apart.setText(texts.get("children.apart"));
        apart.setSelected(true);
        widen.setId("childrenWiden");
        widen.setWrapText(true);
        widen.visibleProperty().bind(widen.textProperty().isNotEmpty());
        wrong.setId("childrenWrong");
        wrong.setWrapText(true);
        wrong.getStyleClass().addAll("field-problem", "wrong");
        wrong.setMinHeight(34);
        wrong.setAlignment(Pos.TOP_LEFT);
        wrong.setPrefWidth(376);
        var grid = new GridPane(16, 8);
        grid.getStyleClass().add("children-grid");
        var labels = new ColumnConstraints();
        labels.setMinWidth(120);
        var fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        fields.setMinWidth(240);
        grid.getColumnConstraints().setAll(labels, fields);
        var rows = List.of(
                new Row("children.count", count),
                new Row("children.kind", kind),
                new Row("children.mode", mode),
                new Row("children.first", first));
        for (int i = 0; i < rows.size(); i++) {
            var label = new Label(texts.get(rows.get(i).key()));
            label.setLabelFor(rows.get(i).field());
            rows.get(i).field().setMaxWidth(Double.MAX_VALUE);
            grid.addRow(i, label, rows.get(i).field());
        }
        return new VBox(12, grid, apart, widen, wrong);
    }

    private record Row(String key, javafx.scene.control.Control field) {}

    private int number() {
        try {
            return Integer.parseInt(count.getText().strip());
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /** A wider subnet, where the children don't fit in theirs. */
    private Optional<Pool> offer(Interface parent) {
        Optional<Pool> pool = wish(parent).pool(document.index().get());
        Optional<Pool> wider = pool.filter(each -> each.room() < number()).flatMap(each -> each.widerFor(number()));
        widen.setText(wider.map(each -> texts.get(
                        "children.widen",
                        pool.orElseThrow().subnet().network(),
                        each.subnet().prefixLength()))
                .orElse(""));
        return wider;
    }

    private String whyNot(Interface parent, Optional<Pool> wider) {
        if (number() < 1 || number() > Children.MOST) {
            return texts.get("children.wrong.count", Children.MOST);
        }
        String written = first.getText().strip();
        if (!written.isEmpty() && address().isEmpty()) {
            return texts.get("children.wrong.first", written);
        }
        Optional<Pool> full = wish(parent).pool(document.index().get()).filter(each -> each.room() < number());
        return full.isEmpty() || (wider.isPresent() && widen.isSelected())
                ? ""
                : texts.get(
                        "children.wrong.room",
                        full.get().subnet().network(),
                        full.get().room());
    }

    /** What will work, but not as somebody may expect. */
    private String surprise(Interface parent) {
        boolean apartFromParent = address()
                .filter(each -> !parent.addresses().isEmpty()
                        && parent.addresses().stream().noneMatch(own -> own.contains(each.address())))
                .isPresent();
        return apartFromParent
                ? texts.get("children.outside", address().orElseThrow().network(), parent.name())
                : "";
    }

    private Optional<Cidr> address() {
        return Cidr.tryParse(first.getText().strip());
    }

    private Children wish(Interface parent) {
        return new Children(
                parent,
                Arrays.stream(Kind.values())
                        .filter(each -> each.word().equals(kind.getValue()))
                        .findFirst()
                        .orElse(Kind.MACVLAN),
                Arrays.stream(Macvlan.Mode.values())
                        .filter(each -> each.word().equals(mode.getValue()))
                        .findFirst()
                        .orElse(Macvlan.Mode.BRIDGE),
                number(),
                apart.isSelected(),
                address().orElse(null));
    }
}
