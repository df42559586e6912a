package dev.macvlab.desktop.window;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.desktop.live.AgentFactory;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Theme;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The real window, with a user who has decided beforehand which files to name. As an extension of a test class it is
 * opened before each test, in a folder of its own, and ended after it.
 */
@SuppressWarnings("NullAway.Init")
final class OpenWindow implements BeforeEachCallback, AfterEachCallback {
    private static final int PATIENCE = 90;

    private final FxRobot robot = new FxRobot();
    private final Deque<Path> named = new ArrayDeque<>();
    private final Topology first;
    private final boolean live;
    private AgentFactory agents = AgentClient::start;

    private Path folder;
    private Stage stage;
    private ApplicationState application;
    private DesktopWindow window;

    private OpenWindow(Topology first, boolean live) {
        this.first = first;
        this.live = live;
    }

    /** A window that shows a topology and asks no kernel. */
    static OpenWindow of(Topology topology) {
        return new OpenWindow(topology, false);
    }

    /** A window that shows a topology and starts the sandbox ahead, as the program does. */
    static OpenWindow live(Topology topology) {
        return new OpenWindow(topology, true);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        open(Files.createTempDirectory("macvlab-window"));
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        end();
        FxToolkit.cleanupStages();
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
        WaitForAsyncUtils.waitForFxEvents();
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path each : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    /** Opens it, with settings and drafts in {@code folder}. */
    void open(Path folder) throws TimeoutException {
        this.folder = folder;
        stage = FxToolkit.registerPrimaryStage();
        application = WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> new ApplicationState(
                        Texts.in(Locale.ENGLISH),
                        folder.resolve("desktop.properties"),
                        folder.resolve("drafts"),
                        new Decided(),
                        live,
                        (target, listener) -> agents.start(target, listener)));
        window = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            DesktopWindow made = application.window(stage);
            made.appearance().choice().set(Theme.LIGHT);
            return made;
        });
        show(first, null);
    }

    /** From now on agents are started in another way. */
    void agentsAre(AgentFactory others) {
        agents = others;
    }

    /** What the user answers where a file is asked for. */
    private final class Decided implements FileDialogs {
        @Override
        public Optional<Path> toOpen() {
            return Optional.ofNullable(named.poll());
        }

        @Override
        public Optional<Path> toExport(String name) {
            return Optional.ofNullable(named.poll());
        }

        @Override
        public Optional<Path> toSave(String name, @Nullable Path near) {
            return Optional.ofNullable(named.poll())
                    .map(file -> file.resolveSibling(
                            file.getFileName().toString().isEmpty()
                                    ? name
                                    : file.getFileName().toString()));
        }
    }

    void show(Topology topology, @Nullable Path file) {
        robot.interact(() -> {
            window.show(topology, file);
            if (!stage.isShowing()) {
                stage.show();
            }
        });
    }

    /** The answer to the next question for a file. */
    void willName(Path file) {
        named.add(file);
    }

    /** Where its settings, its drafts and a test's files are. */
    Path folder() {
        return folder;
    }

    Stage stage() {
        return stage;
    }

    Scene scene() {
        return stage.getScene();
    }

    DesktopWindow window() {
        return window;
    }

    ApplicationState application() {
        return application;
    }

    Document document() {
        return window.workspace().document();
    }

    Topology topology() {
        return document().topology();
    }

    Node node(String id) {
        return find(id).orElseThrow(() -> new AssertionError("nothing is called " + id));
    }

    private Optional<Node> find(String id) {
        return robot.lookup((Node each) -> id.equals(each.getId())).tryQuery();
    }

    boolean shows(String id) {
        Node node = find(id).orElse(null);
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node != null;
    }

    /** The words on a label, a button or in a field. */
    String text(String id) {
        return switch (find(id).orElse(null)) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl input -> input.getText();
            case null, default -> "";
        };
    }

    /** What an item of the menu that is open says. */
    String menuText(String id) {
        return robot.lookup((Node each) -> id.equals(each.getId()))
                .lookup((Node each) -> each instanceof Label)
                .queryAs(Label.class)
                .getText();
    }

    /** The commands in the inspector. */
    String code() {
        return ((TextFlow) node("commands"))
                .getChildren().stream().map(each -> ((Text) each).getText()).collect(Collectors.joining());
    }

    /** Clicks, and goes on when the window has been told of it: on a slow machine the screen may take its time. */
    void click(String id) {
        assertTrue(clicked(id, PATIENCE), () -> "the click on " + id + " never arrived");
    }

    /** Opens a menu and clicks an item of it; again when the menu has closed meanwhile, as it does by a change of focus. */
    void choose(String menu, String item) {
        for (int attempt = 0; attempt < 3; attempt++) {
            click(menu);
            if (find(item).isPresent() && clicked(item, 10)) {
                return;
            }
            robot.push(KeyCode.ESCAPE);
            WaitForAsyncUtils.waitForFxEvents();
        }
        throw new AssertionError(item + " of " + menu + " can't be clicked");
    }

    private boolean clicked(String id, int seconds) {
        Window clicked = node(id).getScene().getWindow();
        var told = new CountDownLatch(1);
        EventHandler<MouseEvent> filter = _ -> told.countDown();
        interact(() -> clicked.addEventFilter(MouseEvent.MOUSE_RELEASED, filter));
        try {
            robot.clickOn("#" + id);
            return told.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            interact(() -> clicked.removeEventFilter(MouseEvent.MOUSE_RELEASED, filter));
        }
    }

    /** Presses keys together, and goes on when the window has been told of it. */
    void keys(KeyCode... codes) {
        Window typedInto = robot.targetWindow();
        Window focused = robot.listTargetWindows().stream()
                .filter(Window::isFocused)
                .findFirst()
                .orElse(typedInto);
        var told = new CountDownLatch(1);
        EventHandler<KeyEvent> filter = event -> {
            if (event.getCode() == codes[codes.length - 1]) {
                told.countDown();
            }
        };
        interact(() -> focused.addEventFilter(KeyEvent.KEY_PRESSED, filter));
        robot.push(codes);
        try {
            var _ = told.await(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        interact(() -> focused.removeEventFilter(KeyEvent.KEY_PRESSED, filter));
    }

    /** Waits, for as long as a slow machine may need, until something is so. */
    void await(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("it never came to be that " + what, e);
        }
    }

    void interact(Runnable work) {
        robot.interact(work);
        WaitForAsyncUtils.waitForFxEvents();
    }

    FxRobot robot() {
        return robot;
    }

    /** Ends what the windows run, without a question. */
    void end() {
        interact(() -> application.windows().forEach(DesktopWindow::end));
        application.close();
    }
}
