package dev.macvlab.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.model.ShippedLab;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ref;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The table and the JSON of what is drawn. */
class TwinTest {
    private static final Ref MAC1 = new Ref("ns1", "mac1");

    @RegisterExtension
    private final OpenWindow window = OpenWindow.of(ShippedLab.BRIDGE.read());

    @SuppressWarnings("unchecked")
    private TableView<Interface> table() {
        return (TableView<Interface>) window.node("interfaceTable");
    }

    private TextArea json() {
        return (TextArea) window.node("jsonText");
    }

    private void tab(String name) {
        window.robot().clickOn(name);
        window.interact(() -> {});
    }

    private Interface mac1() {
        return window.topology().find(MAC1).orElseThrow();
    }

    private void edit(int row, String column) {
        window.interact(() -> {
            TableColumn<Interface, ?> found = table().getColumns().stream()
                    .filter(each -> each.getId().equals("column-" + column))
                    .findFirst()
                    .orElseThrow();
            table().edit(row, found);
        });
    }

    private int rowOf(Ref ref) {
        return table().getItems().stream().map(Interface::ref).toList().indexOf(ref);
    }

    private void typeInto(String text) {
        window.await(
                "there is a field",
                () -> window.shows("tableField") && window.node("tableField").isFocused());
        window.robot().push(KeyCode.SHORTCUT, KeyCode.A).write(text, 0).push(KeyCode.ENTER);
        window.interact(() -> {});
    }

    @Test
    void theTableShowsWhatIsSelectedOnTheDrawingAndSelectsWhatIsSelectedInIt() {
        window.interact(() -> window.document().select(MAC1));
        tab("Table");
        assertEquals(3, table().getItems().size());
        assertEquals(MAC1, table().getSelectionModel().getSelectedItem().ref());
        Screens.write(window.scene(), "table");
        window.interact(() -> table().getSelectionModel().clearAndSelect(rowOf(Ref.top("enp0s8"))));
        assertEquals(
                Set.of(Ref.top("enp0s8")), window.document().selection().get().refs());
    }

    @Test
    void aCellIsEditedAsOneUndoStepAndTheDrawingFollows() {
        tab("Table");
        edit(rowOf(MAC1), "addresses");
        typeInto("192.168.56.77/24, fd00::7/64");
        assertEquals(List.of("192.168.56.77/24", "fd00::7/64"), mac1().common().addresses());
        window.interact(() -> window.document().undo());
        assertEquals(List.of("192.168.56.122/24"), mac1().common().addresses());
        edit(rowOf(MAC1), "mtu");
        typeInto("large");
        assertTrue(window.text("tableRefusal").contains("large"));
        edit(rowOf(MAC1), "name");
        typeInto("first");
        assertTrue(window.topology().find(new Ref("ns1", "first")).isPresent());
    }

    @Test
    void theTableIsSortedByAddressesAsNumbers() {
        tab("Table");
        window.interact(() -> {
            TableColumn<Interface, ?> addresses = table().getColumns().get(5);
            addresses.setSortType(TableColumn.SortType.DESCENDING);
            table().getSortOrder().setAll(List.of(addresses));
        });
        assertEquals(
                List.of("mac2", "mac1", "enp0s8"),
                table().getItems().stream().map(Interface::name).toList());
    }

    @Test
    void theJsonFollowsTheDrawingAndTheDrawingTheJson() {
        tab("JSON");
        assertEquals(TopologyFile.write(window.topology()), json().getText());
        Screens.write(window.scene(), "json");
        window.interact(() -> window.document().select(MAC1));
        assertTrue(json().getSelectedText().contains("\"mac1\""), json()::getSelectedText);
        window.interact(() -> json().setText(json().getText().replace("192.168.56.122/24", "192.168.56.99/24")));
        window.await("it is taken over", () -> mac1().common().addresses().equals(List.of("192.168.56.99/24")));
        assertEquals("Edit the JSON", window.document().undoTitle().get().english());
        window.interact(() -> window.document().undo());
        assertTrue(json().getText().contains("192.168.56.122/24"));
    }

    @Test
    void jsonThatCanNotBeReadIsSaidAndChangesNothing() {
        tab("JSON");
        window.interact(() -> json().setText("{\"format\": \"macvlab/1\", \"interfaces\": ["));
        window.await("it is said", () -> window.shows("jsonWrong"));
        assertEquals(ShippedLab.BRIDGE.read(), window.topology());
        assertEquals("", window.document().undoTitle().get().english());
    }
}
