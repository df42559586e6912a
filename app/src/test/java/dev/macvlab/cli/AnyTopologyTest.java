package dev.macvlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.topology.RandomTopologies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, the program has an answer and never a mistake of its own. */
class AnyTopologyTest {
    @Test
    void anyTopologyIsCheckedAndForetold(@TempDir Path folder) throws Exception {
        checkAndForetell(0, 100, folder);
    }

    @Test
    @Tag("slow")
    void anyOfManyTopologiesIsCheckedAndForetold(@TempDir Path folder) throws Exception {
        checkAndForetell(100, 3_000, folder);
    }

    private static void checkAndForetell(long first, long end, Path folder) throws Exception {
        Path file = folder.resolve("lab.macvlab.json");
        for (long seed = first; seed < end; seed++) {
            TopologyFile.save(RandomTopologies.of(seed), file);
            Run check = Run.of("check", file.toString());
            assertTrue(check.status() < 2 && check.err().isEmpty(), "seed " + seed + ": " + check.err());
            assertEquals(
                    check.status(), Run.of("check", "--json", file.toString()).status());
            Run forecast = Run.of("forecast", file.toString());
            assertEquals(0, forecast.status(), "seed " + seed + ": " + forecast.err());
        }
    }

    @Test
    void aSpoiltFileIsReadOrRefusedInOneLine() throws Exception {
        String lab = Files.readString(Path.of("labs/shim.macvlab.json"));
        for (long seed = 0; seed < 5_000; seed++) {
            String spoilt = spoilt(lab, new SplittableRandom(seed));
            try {
                TopologyFile.read(spoilt);
            } catch (UnreadableFile e) {
                assertTrue(e.getMessage().lines().count() == 1 && e.getMessage().startsWith("line "), e.getMessage());
            }
        }
    }

    private static String spoilt(String text, SplittableRandom random) {
        var spoilt = new StringBuilder(text);
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            int at = random.nextInt(spoilt.length());
            switch (random.nextInt(4)) {
                case 0 -> spoilt.deleteCharAt(at);
                case 1 -> spoilt.setCharAt(at, "{}[]\",:\\u01e-.tfn \n\0\ud83e\ufeff".charAt(random.nextInt(22)));
                case 2 -> spoilt.insert(at, spoilt.substring(at, Math.min(spoilt.length(), at + random.nextInt(40))));
                default -> spoilt.delete(at, Math.min(spoilt.length(), at + random.nextInt(200)));
            }
        }
        return spoilt.toString();
    }
}
