package dev.macvlab.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyTest {
    private static Macvlan macvlan(String name, String parent) {
        return Macvlan.of(Common.named(Ref.HOST, name), Ref.parse(parent), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eth0", "ns1/mac1", "", "/", "a/b/c", "/x", "x/", "网/卡"})
    void aReferenceComesBackFromItsText(String text) {
        assertEquals(text, Ref.parse(text).toString());
    }

    @Test
    void aHostInterfaceWithASlashInItsNameIsNotTakenForOneOfANamespace() {
        Ref odd = Ref.top("a/b");
        assertEquals(odd, Ref.parse(odd.toString()));
    }

    @Test
    void theHostMayBeNamedInAReference() {
        assertEquals(Ref.top("eth0"), Ref.parse("host/eth0"));
        assertEquals("eth0", Ref.parse("host/eth0").toString());
    }

    @Test
    void anIndexFindsTheFirstOfTwoThatShareAName() {
        Interface first = macvlan("m", "eth0");
        Interface second = macvlan("m", "eth1");
        Index index = Index.of(Topology.EMPTY.withInterfaces(List.of(first, second)));
        assertEquals(Optional.of(first), index.find(Ref.top("m")));
        assertEquals(List.of(first, second), index.in(Ref.HOST));
        assertEquals(List.of(second), index.childrenOf(Ref.top("eth1")));
    }

    @Test
    void theHostIsThereWithoutBeingListed() {
        Index index = Index.of(Topology.EMPTY);
        assertEquals(Optional.of(Namespace.named("host")), index.namespace("host"));
        assertEquals(Optional.empty(), index.namespace("ns1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eth0", "enp0s8.5", "a;b", "-dash", "naïve", "网卡", "fifteen-bytes-x", "@", "ALL"})
    void anInterfaceMayBeCalled(String name) {
        assertEquals(Optional.empty(), Names.whyIllegalInterface(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "all",
                "default",
                "sixteen-bytes-xx",
                "a b",
                "a/b",
                "a:b",
                "a\tb",
                "100%",
                "à0",
                "网卡网卡网卡",
                "a\0"
            })
    void anInterfaceMayNotBeCalled(String name) {
        assertTrue(Names.whyIllegalInterface(name).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ns1", "two words", "a:b", "100%", "红", "-n", "1", "..."})
    void aNamespaceMayBeCalled(String name) {
        assertEquals(Optional.empty(), Names.whyIllegalPlace(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a\nb"})
    void aNamespaceMayNotBeCalled(String name) {
        assertTrue(Names.whyIllegalPlace(name).isPresent());
    }

    @Test
    void aNamespaceHasAtMost255Bytes() {
        assertEquals(Optional.empty(), Names.whyIllegalPlace("x".repeat(255)));
        assertTrue(Names.whyIllegalPlace("网".repeat(86)).isPresent());
    }
}
