package dev.macvlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ForecastCommandTest {
    private static JsonNode pair(String lab, String from, String address) {
        Run run = Run.of("forecast", "--json", "labs/" + lab + ".macvlab.json");
        assertEquals(0, run.status(), run.err());
        for (JsonNode pair : run.json().get("pairs")) {
            if (pair.get("from").asString().equals(from)
                    && pair.get("address").asString().equals(address)) {
                return pair;
            }
        }
        throw new AssertionError("no pair from " + from + " to " + address);
    }

    @ParameterizedTest
    @CsvSource({
        "bridge,       ns1, ns2/mac2, 192.168.56.123, reachable,",
        "bridge,       ns1, enp0s8,   192.168.56.110, unreachable, noNeighbour",
        "private,      ns1, ns2/mac2, 192.168.56.123, unreachable, noNeighbour",
        "vepa,         ns1, ns2/mac2, 192.168.56.123, unreachable, noNeighbour",
        "vepa-hairpin, ns1, ns2/mac2, 192.168.56.123, reachable,",
        "source,       ns1, ns2/mac2, 192.168.56.123, reachable,",
        "passthru, lan/gateway, enp0s8, 192.168.56.110, unreachable, loss",
        "router,   lan/printer, ns2/eth0, 10.0.0.122,   unreachable, noRoute",
    })
    void aPairHasTheWordsOfTheContract(
            String lab, String from, String to, String address, String forecast, String failure) {
        JsonNode pair = pair(lab, from, address);
        assertEquals(to, pair.get("to").asString());
        assertEquals(forecast, pair.get("forecast").asString());
        assertEquals(failure, pair.has("failure") ? pair.get("failure").asString() : null);
        assertFalse(pair.get("reason").asString().isBlank());
    }

    @Test
    void whatChangesOnceCachesAreWarmIsSaidBeside() {
        assertFalse(pair("private", "ns1", "192.168.56.123")
                .get("whenWarm")
                .asString()
                .isBlank());
        assertFalse(pair("bridge", "ns1", "192.168.56.123").has("whenWarm"));
    }

    @Test
    void everyProbeIsForetold() {
        JsonNode json = Run.of("forecast", "--json", "labs/bridge.macvlab.json").json();
        assertEquals(Set.of("pairs", "probes"), Set.copyOf(json.propertyNames()));
        JsonNode probe = json.get("probes").get(0);
        assertEquals("ns1", probe.get("from").asString());
        assertEquals("192.168.56.123", probe.get("address").asString());
        assertEquals("reachable", probe.get("forecast").asString());
    }

    @Test
    void theMatrixHasARowForEverySenderAndAReasonForEveryFailure() {
        Run run = Run.of("forecast", "labs/bridge.macvlab.json");
        assertEquals(0, run.status());
        List<String> lines = run.out().lines().toList();
        assertEquals("             ns1/mac1        ns2/mac2        lan/gateway   enp0s8", lines.get(0));
        assertEquals("             192.168.56.122  192.168.56.123  192.168.56.1  192.168.56.110", lines.get(1));
        assertEquals("ns1          -               ok              ok            no neighbour", lines.get(3));
        assertTrue(run.out().contains("\n  ns1 → 192.168.56.110: "), run.out());
        assertFalse(run.out().contains("\n  ns1 → 192.168.56.1: no"), run.out());
    }

    @Test
    void aLabWithErrorsIsForetoldAsDrawnAndSaysSo(@TempDir Path folder) throws Exception {
        Path lab = Files.writeString(
                folder.resolve("lab.macvlab.json"),
                Files.readString(Path.of("labs/bridge.macvlab.json"))
                        .replaceFirst("\"mode\": \"bridge\"", "\"mode\": \"passthru\""));
        Run run = Run.of("forecast", "--json", lab.toString());
        assertEquals(0, run.status());
        assertFalse(run.json().get("pairs").isEmpty());
        assertTrue(
                run.err().startsWith("macvlab: " + lab + ": has ") && run.err().contains("macvlab check"), run.err());
    }

    @Test
    void parentsInACircleAreForetoldToo(@TempDir Path folder) throws Exception {
        for (String kind : List.of("macvlan", "ipvlan", "vlan")) {
            Path lab = Files.writeString(folder.resolve("lab.macvlab.json"), """
                    {"format": "macvlab/1", "namespaces": [{"name": "ns1"}], "interfaces": [
                    {"kind": "KIND", "name": "a", "parent": "ns1/b", "addresses": ["10.0.0.1/24"]},
                    {"kind": "KIND", "name": "b", "namespace": "ns1", "parent": "a", "addresses": ["10.0.0.2/24"]},
                    {"kind": "KIND", "name": "c", "parent": "c", "addresses": ["10.0.0.3/24"]}]}
                    """.replace("KIND", kind));
            assertEquals(0, Run.of("forecast", lab.toString()).status());
        }
    }

    @Test
    void anEmptyLabIsSaidToBeEmpty(@TempDir Path folder) throws Exception {
        Path lab = Files.writeString(folder.resolve("lab.macvlab.json"), "{\"format\": \"macvlab/1\"}");
        assertEquals(
                new Run(0, lab + ": nothing in it has an address that could be pinged\n", ""),
                Run.of("forecast", lab.toString()));
        assertEquals(
                "{\"pairs\":[],\"probes\":[]}\n",
                Run.of("forecast", "--json", lab.toString()).out());
    }
}
