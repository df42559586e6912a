package dev.macvlab.desktop.table;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ref;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;

/** All interfaces in a table, which can be sorted and edited; what is selected here is selected on the drawing. */
public final class InterfaceTable extends BorderPane {
    private final Document document;
    private final ObservableList<Interface> rows = FXCollections.observableArrayList();
    private final TableView<Interface> table = new TableView<>();
    private final Label refusal = new Label();
    private final BooleanProperty seen = new SimpleBooleanProperty();
    private boolean following;

    /** The table of {@code document}; it is brought up to date while it is {@link #seen}. */
    public InterfaceTable(Document document, Texts texts) {
        this.document = document;
        getStyleClass().add("twin");
        table.setId("interfaceTable");
        table.getStyleClass().add("interface-table");
        table.setEditable(true);
        table.setAccessibleText(texts.get("table.about"));
        table.setPlaceholder(new Label(texts.get("table.none")));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        var sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        for (Column column : Column.values()) {
            table.getColumns().add(made(column, texts));
        }
        refusal.setId("tableRefusal");
        refusal.getStyleClass().add("wrong");
        refusal.visibleProperty().bind(refusal.textProperty().isNotEmpty());
        refusal.managedProperty().bind(refusal.visibleProperty());
        setCenter(table);
        setBottom(refusal);
        seen.subscribe(_ -> show());
        document.index().subscribe(_ -> show());
        document.selection().subscribe(_ -> follow());
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Interface>) _ -> lead());
    }

    /** Whether anybody sees it: otherwise it may be behind the document. */
    public BooleanProperty seen() {
        return seen;
    }

    private TableColumn<Interface, String> made(Column column, Texts texts) {
        var made = new TableColumn<Interface, String>(texts.get(column.title()));
        made.setId("column-" + column.word());
        made.setCellValueFactory(row -> new ReadOnlyStringWrapper(column.of(row.getValue())));
        made.setCellFactory(_ -> new FieldCell(column, this::choices));
        made.setComparator(column.order());
        made.setPrefWidth(column.width());
        made.setOnEditCommit(event -> commit(column, event.getRowValue(), event.getNewValue(), texts));
        return made;
    }

    private List<String> choices(Column column, Interface row) {
        return column.choices(document.index().get(), row);
    }

    private void commit(Column column, Interface row, String text, Texts texts) {
        Change change = column.change(document.index().get(), row, text.strip(), texts);
        refusal.setText(change.refusal());
        if (change.edit() != null) {
            document.push(change.edit());
            document.select(change.ref());
        }
        table.refresh();
    }

    private void show() {
        List<Interface> now = document.topology().interfaces();
        if (!seen.get() || rows.equals(now)) {
            return;
        }
        following = true;
        rows.setAll(now);
        following = false;
        refusal.setText("");
        follow();
    }

    /** Selects the rows of what is selected. */
    private void follow() {
        if (following || !seen.get()) {
            return;
        }
        following = true;
        Set<Ref> refs = document.selection().get().refs();
        table.getSelectionModel().clearSelection();
        for (int i = 0; i < table.getItems().size(); i++) {
            if (refs.contains(table.getItems().get(i).ref())) {
                table.getSelectionModel().select(i);
            }
        }
        int first = table.getSelectionModel().getSelectedIndex();
        if (first >= 0) {
            table.scrollTo(Math.max(0, first - 2));
        }
        following = false;
    }

    /** Selects on the drawing what is selected here. */
    private void lead() {
        if (following) {
            return;
        }
        Set<Ref> refs = new LinkedHashSet<>();
        for (Interface each : table.getSelectionModel().getSelectedItems()) {
            if (each != null) {
                refs.add(each.ref());
            }
        }
        if (!refs.isEmpty()) {
            following = true;
            document.select(new Selection(refs, Set.of()));
            following = false;
        }
    }
}
