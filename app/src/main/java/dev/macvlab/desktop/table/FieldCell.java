package dev.macvlab.desktop.table;

import dev.macvlab.desktop.toolkit.FxThread;
import dev.macvlab.topology.Interface;
import java.util.List;
import java.util.function.BiFunction;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** A cell that becomes a field, or a choice, when it is edited; leaving it takes what was written over. */
final class FieldCell extends TableCell<Interface, String> {
    private final Column column;
    private final BiFunction<Column, Interface, List<String>> choices;
    private @Nullable TextField field;

    FieldCell(Column column, BiFunction<Column, Interface, List<String>> choices) {
        this.column = column;
        this.choices = choices;
        if (column.isMono()) {
            getStyleClass().add("mono");
        }
    }

    private @Nullable Interface row() {
        return getTableRow() == null ? null : getTableRow().getItem();
    }

    @Override
    public void startEdit() {
        Interface row = row();
        if (row == null || !column.isEditable(row)) {
            return;
        }
        super.startEdit();
        if (!isEditing()) {
            return;
        }
        List<String> offered = choices.apply(column, row);
        setText(null);
        if (offered.isEmpty()) {
            setGraphic(typed(getItem()));
        } else {
            setGraphic(chosen(offered));
        }
    }

    private TextField typed(String text) {
        var made = new TextField(text);
        made.setId("tableField");
        field = made;
        made.setOnAction(event -> {
            commit(made);
            event.consume();
        });
        made.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                field = null;
                cancelEdit();
                event.consume();
            }
        });
        made.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                commit(made);
            }
        });
        focusWhenShown(made);
        return made;
    }

    private void commit(TextField from) {
        if (from.equals(field) && isEditing()) {
            field = null;
            commitEdit(from.getText());
        }
    }

    private ComboBox<String> chosen(List<String> offered) {
        var made = new ComboBox<String>();
        made.setId("tableChoice");
        made.getItems().setAll(offered);
        made.setValue(getItem());
        made.setMaxWidth(Double.MAX_VALUE);
        made.setOnAction(_ -> commitEdit(made.getValue()));
        focusWhenShown(made);
        return made;
    }

    private static void focusWhenShown(Control made) {
        made.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                FxThread.later(() -> {
                    made.requestFocus();
                    if (made instanceof TextField typed) {
                        typed.selectAll();
                    }
                });
            }
        });
    }

    @Override
    public void cancelEdit() {
        super.cancelEdit();
        field = null;
        setGraphic(null);
        setText(getItem());
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        field = null;
        setGraphic(null);
        setText(empty ? null : item);
    }
}
