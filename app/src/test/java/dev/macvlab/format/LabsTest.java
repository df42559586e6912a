package dev.macvlab.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The topology files that come with the product. */
class LabsTest {
    static List<Path> labs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("labs"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void theLabsOfTheArticleAreThere() throws Exception {
        List<String> names =
                labs().stream().map(file -> file.getFileName().toString()).toList();
        for (String lab : List.of("bridge", "private", "vepa", "vepa-hairpin", "passthru", "source")) {
            assertTrue(names.contains(lab + TopologyFile.SUFFIX), lab);
        }
    }

    @ParameterizedTest
    @MethodSource("labs")
    void aLabIsWrittenAsTheProductWritesIt(Path lab) throws Exception {
        assertEquals(Files.readString(lab), TopologyFile.write(TopologyFile.read(lab)));
    }

    @ParameterizedTest
    @MethodSource("labs")
    void aLabHasATitleATextAndAProbe(Path lab) throws Exception {
        Topology topology = TopologyFile.read(lab);
        assertFalse(topology.name().isBlank());
        assertTrue(topology.about() != null && !topology.about().isBlank());
        assertFalse(topology.probes().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("labs")
    void everyElementOfALabHasItsPlaceOnTheCanvas(Path lab) throws Exception {
        Topology topology = TopologyFile.read(lab);
        Set<Ref> elements = new LinkedHashSet<>();
        topology.interfaces().stream().map(Interface::ref).forEach(elements::add);
        topology.namespaces().stream()
                .map(each -> Ref.top(each.name()))
                .filter(ref -> !ref.name().equals(Ref.HOST))
                .forEach(elements::add);
        for (Switch each : topology.switches()) {
            elements.add(Ref.top(each.name()));
            each.hosts().forEach(host -> elements.add(each.ref(host)));
        }
        assertEquals(elements, topology.layout().keySet());
    }
}
