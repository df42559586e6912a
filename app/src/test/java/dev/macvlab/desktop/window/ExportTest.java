package dev.macvlab.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.model.ShippedLab;
import dev.macvlab.topology.Ref;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.w3c.dom.Document;

/** Pictures of the drawing, in files and on the clipboard. */
class ExportTest {
    @RegisterExtension
    private final OpenWindow window = OpenWindow.of(ShippedLab.BRIDGE.read());

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private String exported(String name, KeyCode... keys) throws Exception {
        Path file = window.folder().resolve(name);
        window.willName(file);
        window.keys(keys);
        window.await("it is written", () -> window.text("bannerText").contains(name));
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    @Test
    void theDrawingIsExportedAsSvgWithItsWordsAndWires() throws Exception {
        String svg = exported("lab.svg", KeyCode.SHORTCUT, KeyCode.E);
        Document picture = parsed(svg);
        assertEquals("svg", picture.getDocumentElement().getTagName());
        for (String words : new String[] {"enp0s8", "mac1", "192.168.56.122/24", "ns2", "lan", "gateway"}) {
            assertTrue(svg.contains(">" + words + "</text>"), () -> words + " is missing");
        }
        assertTrue(svg.contains("stroke=\"#0D9488\""), "a bridge-mode wire has its colour");
        assertTrue(svg.contains("stroke-dasharray"), "a forecast is dashed");
        assertFalse(svg.contains("NaN"));
        assertFalse(svg.matches("(?s).* y=\"-[1-9][^>]*>enp0s8</text>.*"), "a word stands on its line, not above it");
        if (Screens.areWanted()) {
            Files.copy(
                    window.folder().resolve("lab.svg"),
                    Path.of(System.getProperty("macvlab.screenshots"), "export.svg"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void theSelectionAloneIsExportedAsPngTwiceAsFine() throws Exception {
        window.interact(() -> window.document().select(Ref.top("ns1")));
        exported("part.png", KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.E);
        var image = ImageIO.read(window.folder().resolve("part.png").toFile());
        assertNotNull(image);
        assertTrue(image.getWidth() > 300 && image.getWidth() < 900, () -> "width " + image.getWidth());
        if (Screens.areWanted()) {
            ImageIO.write(
                    image,
                    "png",
                    Path.of(System.getProperty("macvlab.screenshots"), "export-part.png")
                            .toFile());
        }
        String svg = exported("part.svg", KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.E);
        parsed(svg);
        assertTrue(svg.contains(">mac1</text>"));
        assertFalse(svg.contains(">mac2</text>"), "what is not selected is not in it");
    }

    @Test
    void thePictureOnTheClipboardIsABitmapAndSvg() {
        window.interact(() -> window.document()
                .select(new Selection(Set.of(new Ref("ns1", "mac1"), new Ref("ns2", "mac2")), Set.of())));
        window.keys(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C);
        window.interact(() -> {
            Clipboard clipboard = Clipboard.getSystemClipboard();
            assertTrue(clipboard.hasImage());
            assertTrue(clipboard.getContentTypes().stream()
                    .anyMatch(each -> each.getIdentifiers().contains("image/svg+xml")));
        });
    }

    @Test
    void aPlaceThatCanNotBeWrittenToIsSaid() {
        window.willName(window.folder().resolve("no-such-folder").resolve("lab.svg"));
        window.keys(KeyCode.SHORTCUT, KeyCode.E);
        window.await("the banner says so", () -> window.text("bannerText").contains("could not be written"));
    }
}
