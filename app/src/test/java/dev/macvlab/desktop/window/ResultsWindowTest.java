package dev.macvlab.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.check.Problem;
import dev.macvlab.drawing.Drawing;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Problems and reachability below the drawing, without a kernel. */
class ResultsWindowTest {
    private static final String LAB = """
        switch lan
        host lan/gateway ip=192.168.56.1/24
        nic enp0s8 switch=lan ip=192.168.56.110/24
        macvlan ns1/mac1 on=enp0s8 mode=bridge ip=192.168.56.122/24
        macvlan ns2/mac2 on=enp0s8 mode=bridge ip=192.168.56.123/24
        """;

    @RegisterExtension
    private final OpenWindow window = OpenWindow.of(Topology.EMPTY);

    @SuppressWarnings("unchecked")
    private List<Problem> listed() {
        return List.copyOf(((ListView<Problem>) window.node("problems")).getItems());
    }

    private Group light() {
        return (Group) window.node("path-light");
    }

    private long lit(String styleClass) {
        return light().getChildren().stream()
                .map(Node::getStyleClass)
                .filter(each -> each.contains(styleClass))
                .count();
    }

    private void choose(String cell) {
        window.await("the matrix is there", () -> window.shows(cell));
        window.click(cell);
    }

    @Test
    void problemsAreFilteredBySeverity() {
        window.show(Drawing.of(LAB + """
            macvlan ns3/mac3 on=enp0s8 mode=vepa mac=01:00:00:00:00:01 ip=192.168.56.124/24
            macvlan ns4/mac4 on=ns1/mac1 mode=bridge ip=192.168.56.122/24
            """), null);
        window.robot().clickOn("Problems " + window.document().problems().get().size());
        int all = listed().size();
        for (Problem.Severity severity : Problem.Severity.values()) {
            window.click(
                    switch (severity) {
                        case ERROR -> "problemsErrors";
                        case WARNING -> "problemsWarnings";
                        case INFO -> "problemsHints";
                    });
            List<Problem> shown = listed();
            assertFalse(shown.isEmpty(), severity.name());
            assertTrue(shown.size() < all, severity.name());
            assertTrue(shown.stream().allMatch(each -> each.severity() == severity), shown::toString);
        }
        Screens.write(window.scene(), "filter");
        window.click("problemsAll");
        assertEquals(all, listed().size());
    }

    @Test
    void whenTheLastOfASeverityIsMendedTheOthersAreShown() {
        window.show(Drawing.of(LAB + """
            macvlan ns3/mac3 on=enp0s8 mode=vepa mac=01:00:00:00:00:01 ip=192.168.56.124/24
            """), null);
        window.robot().clickOn("Problems " + window.document().problems().get().size());
        window.click("problemsErrors");
        assertEquals(1, listed().size());
        Label about = window.robot().lookup(".problem-cell .problem-about").queryAs(Label.class);
        assertEquals("Read on: " + listed().getFirst().about(), about.getText());
        window.robot().clickOn(".problem-cell .button");
        window.interact(() -> {});
        assertEquals(window.document().problems().get(), listed());
        assertFalse(listed().isEmpty());
    }

    @Test
    void aChosenPairsWayLightsUpHopByHopAndCanBeGoneStepByStep() {
        window.show(Drawing.of(LAB), null);
        choose("cell-ns1-lan-gateway");
        window.await("the whole way is lit", () -> window.text("hopCount").matches("Hop (\\d+) of \\1"));
        assertTrue(lit("way") >= 4, () -> light().getChildren().toString());
        assertEquals(0, lit("lost"));
        assertTrue(window.text("hop").startsWith("Reply: ns1/mac1"), window.text("hop"));
        Screens.write(window.scene(), "way");
        String whole = window.text("hopCount");
        window.click("hopBack");
        assertFalse(whole.equals(window.text("hopCount")), whole);
        window.click("hopOn");
        assertEquals(whole, window.text("hopCount"));
    }

    @Test
    void aWayThatEndsIsMarkedWhereItEndsAndFollowsTheDrawing() {
        window.show(Drawing.of(LAB), null);
        choose("cell-ns1-ns2-mac2");
        window.await("the whole way is lit", () -> window.text("hopCount").matches("Hop (\\d+) of \\1"));
        assertEquals(0, lit("lost"));
        window.interact(() -> {
            Ref mac2 = Ref.parse("ns2/mac2");
            var child = (Macvlan) window.topology().find(mac2).orElseThrow();
            window.document().push(new Edit.Change(Message.verbatim("Private"), child.withMode(Macvlan.Mode.PRIVATE)));
        });
        window.await("the way ends before", () -> lit("lost") == 1);
        assertTrue(window.text("pairForecast").contains("private"), window.text("pairForecast"));
        Screens.write(window.scene(), "way-lost");
    }
}
