package dev.macvlab.desktop.inspector;

import dev.macvlab.check.Problem;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Live;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.model.SelectionActions;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Bind;
import dev.macvlab.desktop.toolkit.FxThread;
import dev.macvlab.desktop.toolkit.Icon;
import dev.macvlab.topology.Probe;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.collections.MapChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** The panel beside the drawing: shows the form for what is selected, and keeps it in step with the document. */
public final class InspectorController {
    private final Document document;
    private final Texts texts;
    private final Forms forms;
    private @Nullable Form form;
    private Selection shown = Selection.NONE;
    private Object shape = "";
    private boolean dirty;

    @FXML
    private VBox content;

    @FXML
    private StackPane picture;

    @FXML
    private Label title;

    @FXML
    private Label subtitle;

    @FXML
    private VBox problems;

    @FXML
    private VBox fields;

    @FXML
    private VBox kernel;

    @FXML
    private TextFlow code;

    @FXML
    private Button copy;

    /** An inspector of {@code document}, with the measurements of {@code live}; {@code actions} change the drawing. */
    public InspectorController(Document document, Live live, Texts texts, SelectionActions actions) {
        this.document = document;
        this.texts = texts;
        forms = new Forms(document, live, texts, actions);
        live.pings().addListener((MapChangeListener<Probe, Live.Sample>) _ -> touch());
        live.state().subscribe(_ -> touch());
        live.kernel().subscribe(_ -> touch());
    }

    @FXML
    private void initialize() {
        copy.setGraphic(Icon.COPY.node(14));
        Bind.shown(problems, Bindings.isNotEmpty(problems.getChildren()));
        Bind.shown(kernel, Bindings.isNotEmpty(code.getChildren()));
        document.selection().subscribe(_ -> touch());
        document.index().subscribe(_ -> touch());
        document.problems().subscribe(_ -> touch());
        show();
    }

    /** Once what goes on now is over, shows what it led to. */
    private void touch() {
        if (!dirty) {
            dirty = true;
            FxThread.later(() -> {
                dirty = false;
                show();
            });
        }
    }

    private void show() {
        Form before = form;
        Selection selection = document.selection().get();
        if (before == null
                || !selection.equals(shown)
                || !before.alive().getAsBoolean()
                || !before.shape().get().equals(shape)) {
            build(selection);
        }
        refresh();
    }

    private void build(Selection selection) {
        Form before = form;
        if (before != null && before.alive().getAsBoolean()) {
            before.fields().forEach(Field::settle);
        }
        Node focused = content.getScene() == null ? null : content.getScene().getFocusOwner();
        String focusedId = focused != null && isInside(focused) ? focused.getId() : null;
        Form next = forms.of(selection);
        form = next;
        shown = selection;
        shape = next.shape().get();
        picture.getChildren().setAll(next.icon());
        title.setText(next.title());
        subtitle.setText(next.subtitle());
        var parts = new ArrayList<Node>();
        for (Form.Section section : next.sections()) {
            if (!section.title().isEmpty() && !section.fields().isEmpty()) {
                var heading = new Label(section.title());
                heading.getStyleClass().add("section-title");
                parts.add(heading);
            }
            section.fields().forEach(each -> parts.add(each.box()));
        }
        fields.getChildren().setAll(parts);
        if (focusedId != null) {
            Node again = content.lookup("#" + focusedId);
            if (again != null) {
                again.requestFocus();
            }
        }
    }

    private boolean isInside(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(content)) {
                return true;
            }
        }
        return false;
    }

    private void refresh() {
        Form now = Objects.requireNonNull(form);
        List<Problem> found = document.problems().get().stream()
                .filter(each -> !each.subject().isEmpty()
                        && now.about().contains(each.subject().getFirst()))
                .toList();
        Set<Problem> placed = new HashSet<>();
        for (Field field : now.fields()) {
            if (!field.isTyping()) {
                field.refresh();
            }
            List<Problem> here = found.stream()
                    .filter(each -> field.name().equals(each.field()))
                    .toList();
            placed.addAll(here);
            field.show(here, texts);
        }
        problems.getChildren()
                .setAll(found.stream()
                        .filter(each -> !placed.contains(each) || each.fix() != null)
                        .map(each -> new ProblemNote(each, placed.contains(each), document, texts))
                        .toList());
        String commands = String.join("\n", now.commands().get());
        code.getChildren().setAll(commands.isEmpty() ? List.of() : List.of(new Text(commands)));
    }

    @FXML
    private void copy() {
        var text = new ClipboardContent();
        text.putString(String.join("\n", Objects.requireNonNull(form).commands().get()) + "\n");
        Clipboard.getSystemClipboard().setContent(text);
    }
}
