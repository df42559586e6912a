package dev.macvlab.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.message.Language;
import dev.macvlab.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the one line says about a file that can't be read. */
class UnreadableFileTest {
    @TempDir
    private Path folder = Path.of("");

    private static String line(String json) {
        String line = assertThrows(UnreadableFile.class, () -> TopologyFile.read(json))
                .getMessage();
        assertFalse(line.matches("(?s).*[\\n\\r\\u0000-\\u001f].*"), line);
        return line;
    }

    private String line(byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("a.macvlab.json"), bytes);
        String line = assertThrows(UnreadableFile.class, () -> TopologyFile.read(file))
                .getMessage();
        assertTrue(line.startsWith(file + ": "), line);
        return line.substring((file + ": ").length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    { "format": "macvlab/3", "interfaces": 7 } | line 1, column 13: format is macvlab/3, and this Macvlab reads macvlab/2: open the file with a newer Macvlab
                    { "interfaces": [] }                       | line 1, column 1: has no "format"; add it
                    { "format": "gns3" }                       | line 1, column 13: format is "gns3", so this is no topology file; those have "macvlab/2"
                    { "format": "macvlab/1", "interfaces": [{"kind": "wlan", "name": "w"}] }   | line 1, column 50: interfaces[0].kind is the text "wlan" and should be one of nic, macvlan, macvtap, ipvlan, vlan, bridge, veth, dummy
                    { "format": "macvlab/1", "interfaces": [{"kind": "nic"}] }                 | line 1, column 41: interfaces[0] has no "name"; add it
                    { "format": "macvlab/1", "interfaces": [{"kind": "nic", "name": 7}] }      | line 1, column 65: interfaces[0].name is the number 7 and should be text in quotation marks
                    { "format": "macvlab/1", "probes": {"from": "a"} }                         | line 1, column 36: probes is an object {…} and should be a list […]
                    { "format": "macvlab/1", "layout": {"ns1/mac1": [1]} }                     | line 1, column 49: layout.ns1/mac1 is a list of 1 and should be two numbers: [x, y]
                    { "format": "macvlab/1", "name": "a", "name": "b" }                        | line 1, column 39: has the key "name" twice; remove one
                    { "format": "macvlab/1", "x": {"a": 1, "a": 2} }                           | line 1, column 40: x has the key "a" twice; remove one
                    { "format": "macvlab/1" } trailing                                         | line 1, column 27: this is not JSON: Unrecognized token 'trailing': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
                    { "format": "macvlab/1" } {}                                               | line 1, column 27: more follows after the end of the topology; remove it
                    { "format": "macvlab/1", "interfaces": [                                   | line 1, column 41: the text ends too early; was the file cut off?
                    [1, 2]                                     | line 1, column 1: is a list […] and should be an object {…}
                    { "format": "macvlab/1", "name": "\\ud83e" }                               | line 1, column 34: name has half a character (an unpaired surrogate); write the whole one
                    """)
    void theLineNamesPlaceReasonAndRemedy(String json, String line) {
        assertEquals(line, line(json));
    }

    @Test
    void theReaderIsToldInTheirLanguage() throws Exception {
        Language chinese = Language.of(Locale.CHINESE);
        Path file = folder.resolve("a.macvlab.json");
        UnreadableFile missing = assertThrows(UnreadableFile.class, () -> TopologyFile.read(file));
        assertEquals(file + "：没有这个文件；请检查文件名", chinese.say(missing.sentence()));
        Files.writeString(file, "{\"format\": \"macvlab/1\", \"name\": {}}");
        UnreadableFile wrong = assertThrows(UnreadableFile.class, () -> TopologyFile.read(file));
        assertEquals(file + "：第 1 行第 33 列：name 是对象 {…}，应为带引号的文本", chinese.say(wrong.sentence()));
        assertNull(wrong.remedy());
    }

    /** What to do stands apart, whatever is written in the file. */
    @Test
    void aSemicolonInTheFileDoesNotCutTheLine() {
        UnreadableFile twice =
                assertThrows(UnreadableFile.class, () -> TopologyFile.read("{\"a; b\": 1, \"a; b\": 2}"));
        assertEquals(
                "line 1, column 13: has the key \"a; b\" twice", twice.why().english());
        assertEquals("remove one", Objects.requireNonNull(twice.remedy()).english());
    }

    @Test
    void theLineCountsLinesAndCharacters() {
        assertTrue(line("{\n  \"format\": \"macvlab/1\",\n  \"name\": 3\n}").startsWith("line 3, column 11: name "));
        assertTrue(line("{\"format\": \"macvlab/1\", \"🦆\": 1, \"name\": 3}").startsWith("line 1, column 41: name "));
    }

    @Test
    void commentsAndOtherLibertiesAreNoJson() {
        for (String json : new String[] {
            "{'format': 'macvlab/1'}",
            "{\"format\": \"macvlab/1\",}",
            "{\"format\": \"macvlab/1\"} // end",
            "{\"format\": \"macvlab/1\", \"x\": NaN}",
            "{\"format\": \"macvlab/1\", \"x\": 007}",
            "{\"format\": \"macvlab/1\", \"x\": \"a\tb\"}",
        }) {
            assertTrue(line(json).contains("this is not JSON: "), json);
        }
    }

    @Test
    void anEmptyFileIsNamed() throws Exception {
        assertEquals("line 1, column 1: there is nothing in it", line(new byte[0]));
    }

    @Test
    void endlessNestingIsRefusedWithoutEndlessWork() {
        String deep = "{\"format\": \"macvlab/1\", \"x\": " + "[".repeat(1_000_000);
        assertTrue(line(deep).contains("nested deeper than 100 levels"), () -> line(deep));
        String allowed = "{\"format\": \"macvlab/1\", \"x\": " + "[".repeat(90) + "]".repeat(90) + "}";
        assertFalse(assertReads(allowed).extras().values().isEmpty());
    }

    @Test
    void anEndlessNumberIsRefused() {
        assertTrue(line("{\"format\": \"macvlab/1\", \"x\": " + "1".repeat(100_000) + "}")
                .contains("endless number"));
        assertTrue(
                line("{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"nic\", \"name\": \"a\", \"mtu\": 1e999999999}]}")
                        .contains("whole number"));
    }

    @Test
    void whatIsNotUtf8IsNamedByItsByte() throws Exception {
        assertTrue(line(new byte[] {'{', '"', (byte) 0xff, '"'}).startsWith("byte 2 is not UTF-8 text"));
        assertTrue(line("{\"format\": \"macvlab/1\"}".getBytes(StandardCharsets.UTF_16))
                .startsWith("byte 0 "));
        assertTrue(line(new byte[] {(byte) 0xc0, (byte) 0x80}).startsWith("byte 0 "));
    }

    @Test
    void aByteOrderMarkDoesNoHarm() throws Exception {
        Path file = Files.writeString(folder.resolve("a.macvlab.json"), "\ufeff{\"format\": \"macvlab/1\"}");
        assertEquals(Topology.EMPTY, TopologyFile.read(file));
    }

    @Test
    void aNameFromTheFileStaysOnTheLineAndShort() {
        String line = line("{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"a\\nb\\u001b[31m"
                + "x".repeat(5_000) + "\", \"name\": \"n\"}]}");
        assertTrue(line.contains("\"a\\u000ab\\u001b[31mxxx") && line.length() < 300, line);
    }

    private static Topology assertReads(String json) {
        try {
            return TopologyFile.read(json);
        } catch (UnreadableFile e) {
            throw new AssertionError(e);
        }
    }
}
