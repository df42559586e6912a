package dev.macvlab.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.macvlab.drawing.Drawing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementsTest {
    private static final Topology LAB = Drawing.of("""
            switch lan
            host lan/gateway ip=10.0.0.1/24
            nic nic0 switch=lan
            macvlan ns1/mac1 on=nic0
            """);

    @ParameterizedTest
    @CsvSource({"nic0, Nic", "ns1, Namespace", "lan, Switch", "ns1/mac1, Macvlan", "lan/gateway, ExternalHost"})
    void aReferenceStandsForOneElementWhichHasThatReference(String text, String type) {
        for (Elements each : List.of(LAB, Index.of(LAB))) {
            Element found = each.element(Ref.parse(text)).orElseThrow();
            assertEquals(type, found.getClass().getSimpleName());
            assertEquals(Ref.parse(text), found.ref());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nic1", "mac1", "gateway", "ns1/nic0", "lan/mac1", "ns1/ns1", "lan/lan", "nic0/mac1"})
    void whatIsNotThereStandsForNothing(String text) {
        for (Elements each : List.of(LAB, Index.of(LAB))) {
            assertEquals(Optional.empty(), each.element(Ref.parse(text)));
        }
    }

    @Test
    void theHostsNamespaceIsThereUnlisted() {
        assertInstanceOf(
                Namespace.class, Index.of(LAB).element(Ref.top(Ref.HOST)).orElseThrow());
    }

    @Test
    void anInterfaceGoesBeforeANamespaceAndThatBeforeASwitchAndThatBeforeAnExternalHost() {
        Topology all = Drawing.of("""
                switch host
                host host/x
                switch x
                ns x
                nic x
                """);
        Stream<Topology> fewerAndFewer = Stream.of(
                all,
                all.withInterfaces(List.of()),
                all.withInterfaces(List.of()).withNamespaces(List.of()),
                all.withInterfaces(List.of())
                        .withNamespaces(List.of())
                        .withSwitches(all.switches().subList(0, 1)));
        assertEquals(
                List.of("Nic", "Namespace", "Switch", "ExternalHost"),
                fewerAndFewer
                        .map(each -> Index.of(each).element(Ref.top("x")).orElseThrow())
                        .map(each -> each.getClass().getSimpleName())
                        .toList());
        assertEquals(
                "Namespace", all.place(Ref.top("x")).orElseThrow().getClass().getSimpleName());
    }

    @Test
    void onlyANamespaceHasInterfacesInIt() {
        Index index = Index.of(Drawing.of("macvlan ns1/mac1 lost"));
        assertEquals(
                List.of("mac1"),
                index.in(Ref.top("ns1")).stream().map(Element::name).toList());
        assertEquals(List.of(), index.in(Ref.parse("ns2/ns1")));
    }
}
