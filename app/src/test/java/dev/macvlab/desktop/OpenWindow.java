package dev.macvlab.desktop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The real window, with a user who has decided beforehand which files to name. */
final class OpenWindow {
    private static final int PATIENCE = 90;

    private final FxRobot robot = new FxRobot();
    private final Deque<Path> named = new ArrayDeque<>();
    private final Stage stage;
    private final Workplace workplace;
    private final DesktopWindow window;

    /** @param live whether the sandbox is started ahead, as the program does */
    OpenWindow(Stage stage, Path folder, boolean live) {
        this.stage = stage;
        var dialogs = new FileDialogs() {
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
        };
        workplace = WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> new Workplace(
                        Texts.in(Locale.ENGLISH),
                        folder.resolve("desktop.properties"),
                        folder.resolve("drafts"),
                        dialogs,
                        live));
        window = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            DesktopWindow made = workplace.window(stage);
            made.appearance().choice().set(Appearance.Choice.LIGHT);
            return made;
        });
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

    Stage stage() {
        return stage;
    }

    DesktopWindow window() {
        return window;
    }

    Workplace workplace() {
        return workplace;
    }

    Document document() {
        return window.desk().document();
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
        interact(() -> workplace.windows().forEach(DesktopWindow::end));
        workplace.close();
    }
}
