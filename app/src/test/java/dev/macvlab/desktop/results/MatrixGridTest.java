package dev.macvlab.desktop.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.live.MeasuredPairs;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.drawing.Drawing;
import dev.macvlab.forecast.Forecast;
import dev.macvlab.forecast.Pair;
import dev.macvlab.message.Message;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.PingResult;
import dev.macvlab.topology.Index;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a cell of the matrix says once its pair is measured. */
@ExtendWith(ApplicationExtension.class)
class MatrixGridTest {
    private final Forecast forecast = Forecast.of(Index.of(Drawing.of("""
        switch lan
        nic enp0s8 switch=lan ip=192.168.56.110/24
        macvlan ns1/mac1 on=enp0s8 mode=bridge ip=192.168.56.122/24
        macvlan ns2/mac2 on=enp0s8 mode=bridge ip=192.168.56.123/24
        """)));

    /** Starts the toolkit; nothing is shown, and the stage may be another test's. */
    @Start
    void start(Stage stage) {
        stage.hide();
    }

    private Pair pair(String from, String address) {
        return forecast.pairs().stream()
                .filter(each -> each.from().toString().equals(from)
                        && each.address().toString().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private Button cell(Pair pair, MeasuredPairs results) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            var grid = new MatrixGrid(Texts.in(Locale.ROOT), _ -> {});
            grid.show(ReachabilityMatrix.of(forecast, Set.of()), results, null);
            return (Button) grid.lookup(
                    "#cell-" + pair.from() + "-" + pair.to().toString().replace('/', '-'));
        });
    }

    private Button failed(Pair pair, Failure failure) {
        return cell(
                pair,
                new MeasuredPairs(Map.of(pair, PingResult.failed(pair.ping(), failure, Message.of("probe.nothing")))));
    }

    private static boolean differs(Button cell) {
        return cell.getPseudoClassStates().contains(MatrixGrid.DIFFERS);
    }

    @Test
    void anotherKindOfFailureIsShownAsMeasuredAndMarked() {
        Pair pair = pair("ns1", "192.168.56.110");
        Button cell = failed(pair, Failure.LOSS);
        assertEquals("≠ no reply", cell.getText());
        assertTrue(differs(cell));
        assertTrue(cell.getStyleClass().contains("fail"));
        String tip = cell.getTooltip().getText();
        assertTrue(
                tip.contains(forecast.predict(pair.from(), pair.address())
                                .reason()
                                .english())
                        && tip.endsWith("Measured otherwise: Nothing came back."),
                tip);
    }

    @Test
    void theSameKindOfFailureKeepsTheForecastsReason() {
        Pair pair = pair("ns1", "192.168.56.110");
        Button cell = failed(pair, Failure.NO_NEIGHBOUR);
        assertEquals(cell(pair, MeasuredPairs.NONE).getText(), cell.getText());
        assertTrue(!differs(cell) && !cell.getTooltip().getText().contains("Measured otherwise"));
    }

    @Test
    void aFailureWhereAnAnswerWasForecastIsMarked() {
        Button cell = failed(pair("ns1", "192.168.56.123"), Failure.NOT_SENT);
        assertEquals("≠ not sent", cell.getText());
        assertTrue(differs(cell));
    }
}
