package dev.macvlab.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.macvlab.desktop.model.Theme;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Appearance;
import dev.macvlab.desktop.toolkit.Fxml;
import dev.macvlab.desktop.toolkit.Piece;
import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.HostFacts.HostNic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The palette of a machine with several NICs. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class PaletteTest {
    private final SimpleObjectProperty<@Nullable HostFacts> facts = new SimpleObjectProperty<>();
    private final List<Piece> added = new ArrayList<>();
    private Scene scene;

    private static HostNic nic(
            String name, String kind, boolean up, boolean carrier, @Nullable Integer speed, boolean wireless) {
        return new HostNic(
                name,
                1,
                kind,
                "02:00:00:00:00:01",
                1500,
                up,
                carrier,
                speed,
                wireless,
                null,
                null,
                false,
                List.of(),
                List.of());
    }

    @Start
    void start(Stage stage) {
        Texts texts = Texts.in(Locale.ENGLISH);
        scene = new Scene(
                Fxml.PALETTE.load(
                        texts.bundle(),
                        Map.of(
                                PaletteController.class,
                                () -> new PaletteController(texts, added::add, () -> {}, facts))),
                208,
                900);
        new Appearance(Theme.LIGHT).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static String words(FxRobot robot, String id) {
        return robot
                .from(robot.lookup("#" + id).<Node>query())
                .lookup(Label.class::isInstance)
                .queryAllAs(Label.class)
                .stream()
                .map(Label::getText)
                .collect(Collectors.joining(" "));
    }

    @Test
    void thisMachinesNicsStandThereWithStateAndSpeedAndCanBeAddedByTheirNames(FxRobot robot) {
        assertFalse(robot.lookup("#machineNics").query().getParent().isVisible());
        robot.interact(() -> facts.set(new HostFacts(List.of(
                nic("eth0", "", true, true, 10_000, false),
                nic("enp0s31f6", "", true, false, null, false),
                nic("enx00e04c680001", "", true, true, 2500, false),
                nic("eth2", "", false, false, null, false),
                nic("wlp2s0", "", true, true, null, true),
                nic("docker0", "bridge", true, false, null, false)))));
        assertEquals("eth0 up, 10 Gbit/s", words(robot, "piece-nic-eth0"));
        assertEquals("enp0s31f6 no cable", words(robot, "piece-nic-enp0s31f6"));
        assertEquals("enx00e04c680001 up, 2.5 Gbit/s", words(robot, "piece-nic-enx00e04c680001"));
        assertEquals("eth2 down", words(robot, "piece-nic-eth2"));
        assertEquals("wlp2s0 Wi-Fi: drops foreign MACs", words(robot, "piece-nic-wlp2s0"));
        assertEquals(0, robot.lookup("#piece-nic-docker0").queryAll().size());
        Screens.write(scene, "palette");
        robot.interact(() -> robot.lookup("#piece-nic-eth0").query().requestFocus());
        robot.push(KeyCode.ENTER);
        assertEquals(List.of(new Piece(Piece.Sort.NIC, "eth0")), added);
    }
}
