package dev.macvlab.desktop.window;

import dev.macvlab.agent.protocol.LabFacts;
import dev.macvlab.desktop.canvas.CanvasView;
import dev.macvlab.desktop.inspector.InspectorController;
import dev.macvlab.desktop.live.LabSession;
import dev.macvlab.desktop.machine.ThisMachine;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.results.PathPlayback;
import dev.macvlab.desktop.results.ProblemsController;
import dev.macvlab.desktop.results.Reachability;
import dev.macvlab.desktop.results.ReachabilityController;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Appearance;
import dev.macvlab.desktop.toolkit.Background;
import dev.macvlab.desktop.toolkit.Fxml;
import dev.macvlab.forecast.Hop;
import dev.macvlab.topology.HostFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** One open document with all that the window shows of it, wired together. */
final class DocumentWorkspace implements AutoCloseable {
    private static final String PRESENTER = "presenter";
    private static final double LARGE = 2.5;

    private final Document document;
    private final LabSession session;
    private final Background background = new Background();
    private final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
    private final ObjectProperty<Panel> panel = new SimpleObjectProperty<>(Panel.REACHABILITY);
    private final BooleanProperty presenting = new SimpleBooleanProperty();
    private final Map<Class<?>, Supplier<?>> controllers = new HashMap<>();
    /** What all windows share, without keeping this one alive when another takes its place. */
    private final ObjectProperty<@Nullable HostFacts> facts = new SimpleObjectProperty<>();

    private final BooleanProperty motion = new SimpleBooleanProperty();

    private final Texts texts;
    private final Finder finder;
    private final TargetChoice targetChoice;
    private final CanvasView canvas;
    private final Parent root;

    /** Shows {@code document}, and what {@code session} makes of it, in the language of the program. */
    DocumentWorkspace(Document document, LabSession session, FileActions files, ApplicationState application) {
        this.document = document;
        this.session = session;
        texts = application.texts();
        ThisMachine machine = application.machine();
        facts.bind(machine.facts());
        motion.bind(application.motion());
        Appearance appearance = application.appearance();
        canvas = new CanvasView(document, session, texts);
        finder = new Finder(texts);
        targetChoice = new TargetChoice(
                document,
                session,
                machine,
                facts,
                notice,
                files::goOn,
                () -> canvas.getScene().getWindow(),
                texts,
                appearance);
        var applyAction = new ApplyAction(document, session, targetChoice, notice, panel, texts);
        var reach = new Reachability(document, session, background);
        PathPlayback playback = reach.playback();
        playback.step().subscribe(step -> {
            List<Hop> gone = playback.hops()
                    .subList(0, Math.min(step.intValue(), playback.hops().size()));
            boolean atTheEnd = gone.size() == playback.hops().size();
            canvas.light(gone, atTheEnd && !playback.arrives());
        });
        canvas.setOffer(new LabCards(texts, files::open));
        motion.subscribe(canvas::setMotion);
        motion.subscribe(playback::setMotion);
        canvas.setManyChildren(parent -> new ChildrenDialog(document, texts, appearance)
                .show(canvas.getScene().getWindow(), parent, canvas.actions()::perform));
        controllers.put(
                MainWindowController.class,
                () -> new MainWindowController(presenting, canvas, new Breadcrumbs(document, texts), finder));
        controllers.put(
                HeaderController.class,
                () -> new HeaderController(document, session, applyAction, targetChoice, texts));
        controllers.put(MenusController.class, () -> new MenusController(document, canvas, files, this, application));
        controllers.put(
                LabMenuController.class, () -> new LabMenuController(document, session, applyAction, targetChoice));
        controllers.put(ConfirmController.class, () -> new ConfirmController(session, texts));
        controllers.put(BannerController.class, () -> new BannerController(notice));
        controllers.put(
                PaletteController.class, () -> new PaletteController(texts, canvas::add, this::findAnything, facts));
        controllers.put(
                InspectorController.class, () -> new InspectorController(document, session, texts, canvas.actions()));
        controllers.put(ResultsController.class, () -> new ResultsController(document, session, reach, panel, texts));
        controllers.put(
                ProblemsController.class, () -> new ProblemsController(document, canvas.actions()::reveal, texts));
        controllers.put(ReachabilityController.class, () -> new ReachabilityController(document, reach, texts));
        controllers.put(
                StatusBarController.class,
                () -> new StatusBarController(document, session, canvas.scaleProperty(), texts));
        root = Fxml.MAIN_WINDOW.load(texts.bundle(), controllers);
        presenting.subscribe(this::present);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (presenting.get() && event.getCode() == KeyCode.ESCAPE && !finder.isVisible()) {
                presenting.set(false);
                event.consume();
            }
        });
    }

    /** Whether the drawing has the window to itself, large enough for a projector. */
    BooleanProperty presenting() {
        return presenting;
    }

    private void present(boolean large) {
        root.getStyleClass().remove(PRESENTER);
        if (large) {
            root.getStyleClass().add(PRESENTER);
        }
        canvas.setLargestFit(large ? LARGE : 1);
    }

    /** Which of the panels below the drawing is in front. */
    ObjectProperty<Panel> panel() {
        return panel;
    }

    /** Lets the user find an element by name, address or MAC. */
    void find() {
        finder.open(
                texts.get("finder.find"),
                () -> Findable.elements(document.index().get(), texts, canvas::show));
    }

    /** Lets the user find an element, a piece to add, or anything that the menus do. */
    void findAnything() {
        finder.open(texts.get("finder.anything"), () -> {
            var all = new ArrayList<Findable>();
            all.addAll(Findable.pieces(texts, canvas::add));
            if (root.lookup("#menus") instanceof MenuBar menus) {
                all.addAll(Findable.actions(menus.getMenus()));
            }
            all.addAll(Findable.elements(document.index().get(), texts, canvas::show));
            return all;
        });
    }

    /** Gives the keyboard to the next part of the window, or to the one before. */
    void step(boolean forward) {
        new FocusRegions(root).step(forward);
    }

    /** Says what a crash has left on this machine, if anything. */
    void tellOfRemnants() {
        targetChoice.tellOfRemnants();
    }

    /** Goes on with a lab of this machine, whose drawing is what is open. */
    void goOn(LabFacts lab) {
        targetChoice.goOn(lab);
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

    /** Makes way for another workspace of the same document. */
    void retire() {
        panel.set(Panel.PROBLEMS);
        presenting.set(false);
        rest();
    }

    /** Hears of nothing any more. */
    private void rest() {
        facts.unbind();
        background.close();
    }

    /** Ends the lab and everything that runs for this document. */
    @Override
    public void close() {
        session.close();
        rest();
    }
}
