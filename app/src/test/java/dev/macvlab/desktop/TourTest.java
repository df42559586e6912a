package dev.macvlab.desktop;

import dev.macvlab.topology.Ref;
import java.nio.file.Path;
import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class TourTest {
    @TempDir
    static Path folder;

    private DesktopWindow window;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        window = new DesktopWindow(shown, Texts.in(Locale.ENGLISH), folder.resolve("settings"), null, false);
        window.show(ShippedLab.BRIDGE.read(), null);
        shown.show();
    }

    @Test
    void theWindowShowsTheArticlesLab(FxRobot robot) {
        robot.interact(() -> window.appearance().choice().set(Appearance.Choice.LIGHT));
        robot.interact(() -> window.desk().document().select(new Ref("ns1", "mac1")));
        Screens.write(stage.getScene(), "light");
        robot.interact(() -> window.appearance().choice().set(Appearance.Choice.DARK));
        Screens.write(stage.getScene(), "dark");
    }
}
