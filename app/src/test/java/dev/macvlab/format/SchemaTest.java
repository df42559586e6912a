package dev.macvlab.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.RandomTopologies;
import dev.macvlab.topology.Topology;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema that other programs use says the same as the reader. */
class SchemaTest {
    private static Schema first;
    private static Schema schema;

    @BeforeAll
    static void theSchemas() throws Exception {
        first = read(1);
        schema = read(2);
    }

    private static Schema read(int version) throws Exception {
        try (InputStream text = SchemaTest.class.getResourceAsStream("macvlab-" + version + ".schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Objects.requireNonNull(text), InputFormat.JSON);
        }
    }

    private static List<Error> misfits(String json) {
        return schema.validate(json, InputFormat.JSON);
    }

    private static boolean readerTakes(String json) {
        try {
            TopologyFile.read(json);
            return true;
        } catch (UnreadableFile e) {
            return false;
        }
    }

    @Test
    void whatIsWrittenFits() {
        for (long seed = 0; seed < 300; seed++) {
            assertEquals(List.of(), misfits(TopologyFile.write(RandomTopologies.of(seed))), "seed " + seed);
        }
    }

    @Test
    void aFileIsOfTheFirstVersionUnlessSomethingInItCameLater() {
        for (long seed = 0; seed < 300; seed++) {
            Topology topology = RandomTopologies.of(seed);
            boolean later = topology.interfaces().stream().anyMatch(Dummy.class::isInstance);
            String json = TopologyFile.write(topology);
            assertEquals(later, json.startsWith("{\n  \"format\": \"macvlab/2\""), "seed " + seed);
            assertEquals(later, !first.validate(json, InputFormat.JSON).isEmpty(), "seed " + seed);
        }
    }

    @Test
    void aDummyComesBackFromItsFileAsItWas() throws Exception {
        String json = """
            {
              "format": "macvlab/2",
              "interfaces": [
                {"kind": "dummy", "name": "d0"},
                {"kind": "dummy", "name": "d1", "namespace": "ns1", "arp": true, "mtu": 9000, "addresses": ["10.0.0.1/24"]}
              ]
            }
            """;
        assertEquals(json, TopologyFile.write(TopologyFile.read(json)));
        assertEquals(List.of(), misfits(json));
    }

    @ParameterizedTest
    @MethodSource("dev.macvlab.format.LabsTest#labs")
    void aLabThatComesWithTheProductFits(Path lab) throws Exception {
        String json = Files.readString(lab);
        assertEquals(List.of(), first.validate(json, InputFormat.JSON));
        assertEquals(List.of(), misfits(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "\"macvlab/1\"",
                "{}",
                "{\"format\": 1}",
                "{\"format\": \"macvlab/3\"}",
                "{\"format\": \"macvlab/0\"}",
                "{\"format\": \"macvlab/1\", \"name\": null}",
                "{\"format\": \"macvlab/1\", \"about\": [\"text\"]}",
                "{\"format\": \"macvlab/1\", \"switches\": {}}",
                "{\"format\": \"macvlab/1\", \"switches\": [{}]}",
                "{\"format\": \"macvlab/1\", \"switches\": [{\"name\": \"a\", \"hosts\": [\"b\"]}]}",
                "{\"format\": \"macvlab/1\", \"switches\": [{\"name\": \"a\", \"hosts\": [{\"addresses\": []}]}]}",
                "{\"format\": \"macvlab/1\", \"namespaces\": [\"ns1\"]}",
                "{\"format\": \"macvlab/1\", \"namespaces\": [{\"name\": 1}]}",
                "{\"format\": \"macvlab/1\", \"namespaces\": [{\"name\": \"a\", \"routes\": [{\"via\": \"1.2.3.4\"}]}]}",
                "{\"format\": \"macvlab/1\", \"namespaces\": [{\"name\": \"a\", \"forwarding\": \"yes\"}]}",
                "{\"format\": \"macvlab/1\", \"namespaces\": [{\"name\": \"a\", \"settings\": {\"arpIgnore\": true}}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"name\": \"a\"}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"nic\"}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"wifi\", \"name\": \"a\"}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"NIC\", \"name\": \"a\"}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"nic\", \"name\": \"a\", \"mtu\": \"1500\"}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"nic\", \"name\": \"a\", \"mtu\": 1500.5}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"nic\", \"name\": \"a\", \"mtu\": 4294967296}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"nic\", \"name\": \"a\", \"port\": \"lan\"}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"nic\", \"name\": \"a\", \"port\": {}}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"macvlan\", \"name\": \"a\", \"mode\": \"brigde\"}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"macvtap\", \"name\": \"a\", \"mode\": \"l2\"}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"ipvlan\", \"name\": \"a\", \"mode\": \"bridge\"}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"macvlan\", \"name\": \"a\", \"sources\": \"02:00:00:00:00:01\"}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"vlan\", \"name\": \"a\", \"id\": \"5\"}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"bridge\", \"name\": \"a\", \"members\": [1]}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"veth\", \"name\": \"a\", \"peer\": {\"name\": \"b\"}}]}",
                "{\"format\": \"macvlab/2\", \"interfaces\": [{\"kind\": \"dummy\", \"name\": \"a\", \"arp\": 1}]}",
                "{\"format\": \"macvlab/1\", \"probes\": [{\"from\": \"ns1\"}]}",
                "{\"format\": \"macvlab/1\", \"notes\": [{\"text\": \"a\"}]}",
                "{\"format\": \"macvlab/1\", \"areas\": [{\"label\": \"a\", \"at\": [0, 0]}]}",
                "{\"format\": \"macvlab/1\", \"layout\": []}",
                "{\"format\": \"macvlab/1\", \"layout\": {\"a\": [1]}}",
                "{\"format\": \"macvlab/1\", \"layout\": {\"a\": [1, 2, 3]}}",
                "{\"format\": \"macvlab/1\", \"layout\": {\"a\": {\"x\": 1, \"y\": 2}}}",
                "{\"format\": \"macvlab/1\", \"layout\": {\"a\": [1, 1e10]}}",
                "{\"format\": \"macvlab/1\", \"layout\": {\"a\": [1, \"2\"]}}",
            })
    void aWrongShapeIsRefusedByBoth(String json) {
        assertTrue(!misfits(json).isEmpty(), "the schema takes " + json);
        assertThrows(UnreadableFile.class, () -> TopologyFile.read(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"nic\", \"name\": \"\", \"namespace\": \"nowhere\", \"mac\": \"zz\", \"addresses\": [\"?\"]}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"nic\", \"name\": \"a\", \"mtu\": 1500.0}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"nic\", \"name\": \"a\", \"mode\": 7, \"members\": 8}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"macvlan\", \"name\": \"a\", \"parent\": \"a\", \"mtu\": -1}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"vlan\", \"name\": \"a\", \"id\": 100000}]}",
                "{\"format\": \"macvlab/1\", \"interfaces\": [], \"x\": [{\"kind\": 1}]}",
                "{\"format\": \"macvlab/1\", \"layout\": {\"nobody/there\": [-1e9, 0.125]}}",
            })
    void anOddValueOfTheRightShapeIsTakenByBoth(String json) throws Exception {
        assertEquals(List.of(), misfits(json));
        TopologyFile.read(json);
    }

    @Test
    void schemaAndReaderAgreeOnSpoiltFiles() {
        int taken = 0;
        int refused = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new SplittableRandom(seed);
            Object root = JsonMapper.shared().readValue(TopologyFile.write(RandomTopologies.of(seed)), Object.class);
            String json = JsonMapper.shared().writeValueAsString(spoilt(root, random));
            boolean takes = readerTakes(json);
            assertEquals(misfits(json).isEmpty(), takes, "seed " + seed + ": " + json);
            if (takes) {
                taken++;
            } else {
                refused++;
            }
        }
        assertTrue(taken > 200 && refused > 200, taken + " taken, " + refused + " refused");
    }

    /** The value with another one put in some place, or something left out. */
    private static @Nullable Object spoilt(@Nullable Object value, SplittableRandom random) {
        if (random.nextInt(6) > 0 && value instanceof Map<?, ?> map && !map.isEmpty()) {
            var copy = new LinkedHashMap<Object, @Nullable Object>(map);
            Object key = new ArrayList<Object>(map.keySet()).get(random.nextInt(map.size()));
            if (random.nextInt(8) == 0) {
                copy.remove(key);
            } else {
                copy.put(key, spoilt(map.get(key), random));
            }
            return copy;
        }
        if (random.nextInt(6) > 0 && value instanceof List<?> list && !list.isEmpty()) {
            var copy = new ArrayList<@Nullable Object>(list);
            int place = random.nextInt(list.size());
            copy.set(place, spoilt(list.get(place), random));
            return copy;
        }
        return switch (random.nextInt(9)) {
            case 0 -> null;
            case 1 -> true;
            case 2 -> "bridge";
            case 3 -> 7;
            case 4 -> 0.5;
            case 5 -> List.of();
            case 6 -> List.of(1, 2);
            case 7 -> Map.of();
            default -> Map.of("name", "vepa", "kind", "veth");
        };
    }
}
