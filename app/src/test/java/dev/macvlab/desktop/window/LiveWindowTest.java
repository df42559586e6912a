package dev.macvlab.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.model.ShippedLab;
import dev.macvlab.desktop.model.Theme;
import dev.macvlab.drawing.Drawing;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The window and the kernel. */
@Tag("agent")
class LiveWindowTest {
    private static final String ARC = "probe-ns1-192.168.56.123";

    @RegisterExtension
    private final OpenWindow window = OpenWindow.live(ShippedLab.BRIDGE.read());

    private List<String> looksOf(String id) {
        return List.copyOf(window.node(id).getStyleClass());
    }

    private boolean pillIs(String look) {
        return window.shows(ARC + "-pill") && looksOf(ARC + "-pill").contains(look);
    }

    private void applied() {
        window.click("apply");
        window.await("the lab stands", () -> window.text("targetText").equals("Sandbox, running"));
    }

    @Test
    void theLabIsAppliedAndItsArcTurnsGreenThenRedWhenAChildBecomesPrivate() {
        applied();
        window.await("the arc is green", () -> pillIs("measured") && pillIs("ok"));
        assertTrue(window.text(ARC + "-pill").endsWith(" ms"), () -> window.text(ARC + "-pill"));
        window.await("all pairs agree", () -> window.text("agreement").equals("12 of 12"));
        assertEquals("Up to date", window.text("apply"));
        window.await(
                "the other arc is red",
                () -> looksOf("probe-ns1-192.168.56.110-pill").containsAll(List.of("measured", "fail")));
        window.interact(() -> window.document().select(new Ref("ns1", "mac1")));
        Screens.write(window.scene(), "bridge");
        window.interact(() -> window.window().appearance().choice().set(Theme.DARK));
        Screens.write(window.scene(), "dark");
        window.interact(() -> window.window().appearance().choice().set(Theme.LIGHT));

        window.click("element-ns2-mac2");
        window.click("field-mode-private");
        assertEquals("Apply 1 change", window.text("apply"));
        window.click("apply");
        window.await("the arc is red", () -> pillIs("measured") && pillIs("fail"));
        assertFalse(window.text(ARC + "-pill").isBlank());
        window.interact(
                () -> window.document().select(window.topology().probes().getFirst()));
        Screens.write(window.scene(), "private");

        window.click("takeDown");
        window.await("the lab is gone", () -> window.text("targetText").equals("Sandbox, no root"));
        assertEquals("Apply", window.text("apply"));
    }

    @Test
    void anAgentThatIsKilledLeavesTheDrawingAndGreyArcsAndABanner() {
        applied();
        window.await("the arc is green", () -> pillIs("measured") && pillIs("ok"));
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        window.await("a banner says so", () -> window.shows("bannerText"));
        window.await("the arc is stale", () -> pillIs("stale"));
        assertTrue(window.shows("bannerRemedy"));
        assertEquals(3, window.topology().interfaces().size());
        assertEquals("Start again", window.text("apply"));
        Screens.write(window.scene(), "lost");
        applied();
        window.await("the arc is green again", () -> pillIs("measured") && pillIs("ok"));
        assertFalse(window.shows("bannerText"));
    }

    @Test
    void whatTheKernelRefusesIsSaidInTheBannerAndEverythingIsAsBefore() {
        window.interact(() -> {
            var document = window.document();
            var mac2 = document.index().get().find(new Ref("ns2", "mac2")).orElseThrow();
            document.push(new Edit.Change(
                    Message.verbatim("Change the MAC"),
                    mac2.withCommon(mac2.common().withMac("02:1a:4c:00:00:01"))));
        });
        window.click("apply");
        assertTrue(window.shows("bannerText"));
        window.click("bannerAction");
        window.await("the kernel has refused", () -> window.text("targetText").equals("Sandbox, no root"));
        assertTrue(window.shows("bannerText"));
        assertEquals(3, window.topology().interfaces().size());
    }

    @Test
    void anApplyThatIsCancelledLeavesNothingAndTheNextOneStands() {
        Topology small = window.topology();
        var namespaces = new ArrayList<Namespace>();
        for (int i = 0; i < 600; i++) {
            namespaces.add(Namespace.named("n" + i));
        }
        window.show(Topology.EMPTY.withNamespaces(namespaces), null);
        // At the first sign of progress: the kernel makes the 600 in less time than a test may take to look.
        var cancelled = new AtomicBoolean();
        Button cancel = (Button) window.node("cancelApply");
        window.interact(() -> ((ProgressBar) window.node("progressBar"))
                .progressProperty()
                .subscribe((_, part) -> {
                    if (part.doubleValue() > 0 && cancelled.compareAndSet(false, true)) {
                        cancel.fire();
                    }
                }));
        window.click("apply");
        window.await("it can be cancelled", cancelled::get);
        window.await("nothing stands", () -> window.text("targetText").equals("Sandbox, no root"));
        assertFalse(window.shows("bannerText"));
        assertEquals("Apply", window.text("apply"));
        assertEquals(600, window.topology().namespaces().size());
        window.show(small, null);
        applied();
    }

    /** Root may open the file, and the test runs once more as somebody who may not. */
    @Test
    void whatAMacvtapsFileIsGoodForIsWhatTheSandboxItselfSays() {
        window.show(Drawing.of("nic nic0\nmacvtap tap0 on=nic0 mode=bridge"), null);
        window.interact(() -> window.document().select(Ref.top("tap0")));
        String said = "root".equals(System.getProperty("user.name"))
                ? "Programs can open it in this sandbox"
                : "because it belongs to the machine's own root: start macvlab with sudo";
        window.await("it is said", () -> window.text("field-device").contains(said));
        Screens.write(window.scene(), "macvtap");
    }
}
