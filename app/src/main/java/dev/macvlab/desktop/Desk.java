package dev.macvlab.desktop;

import dev.macvlab.desktop.canvas.CanvasView;
import dev.macvlab.desktop.inspector.InspectorController;
import dev.macvlab.desktop.live.LabSession;
import dev.macvlab.desktop.results.ProblemsController;
import dev.macvlab.desktop.results.Reachability;
import dev.macvlab.desktop.results.ReachabilityController;
import dev.macvlab.topology.HostFacts;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** One open document with all that the window shows of it, wired together. */
final class Desk implements AutoCloseable {
    private final Document document;
    private final LabSession session;
    private final Background background = new Background();
    private final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
    private final Map<Class<?>, Supplier<?>> controllers = new HashMap<>();
    /** The machine's facts, without keeping this desk alive when another takes its place. */
    private final ObjectProperty<@Nullable HostFacts> facts = new SimpleObjectProperty<>();

    private final Texts texts;
    private final Parent root;

    Desk(
            Document document,
            Files files,
            Appearance appearance,
            ObservableValue<@Nullable HostFacts> machine,
            Texts texts) {
        this.document = document;
        this.texts = texts;
        facts.bind(machine);
        session = new LabSession(document);
        var canvas = new CanvasView(document, session);
        var panel = new SimpleObjectProperty<>(Panel.REACHABILITY);
        var applying = new Applying(document, session, notice, panel, texts);
        var reach = new Reachability(document, session, background);
        canvas.setOffer(new LabCards(texts, files::open));
        controllers.put(MainWindowController.class, () -> new MainWindowController(canvas));
        controllers.put(HeaderController.class, () -> new HeaderController(document, session, applying, texts));
        controllers.put(
                MenusController.class,
                () -> new MenusController(document, canvas, session, applying, files, appearance, texts));
        controllers.put(BannerController.class, () -> new BannerController(notice));
        controllers.put(PaletteController.class, () -> new PaletteController(texts, canvas::add, facts));
        controllers.put(InspectorController.class, () -> new InspectorController(document, session, texts));
        controllers.put(ResultsController.class, () -> new ResultsController(document, session, reach, panel, texts));
        controllers.put(ProblemsController.class, () -> new ProblemsController(document, canvas::reveal, texts));
        controllers.put(ReachabilityController.class, () -> new ReachabilityController(document, reach, texts));
        controllers.put(
                StatusBarController.class,
                () -> new StatusBarController(document, session, canvas.scaleProperty(), texts));
        root = Fxml.MAIN_WINDOW.load(texts.bundle(), controllers);
    }

    /** One part of the window by itself. */
    Parent load(Fxml part) {
        return part.load(texts.bundle(), controllers);
    }

    Document document() {
        return document;
    }

    LabSession session() {
        return session;
    }

    Parent root() {
        return root;
    }

    /** Says something above the drawing. */
    void tell(@Nullable Notice said) {
        notice.set(said);
    }

    /** Ends the lab and everything that runs for this document. */
    @Override
    public void close() {
        session.close();
        background.close();
    }
}
