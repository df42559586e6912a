package dev.macvlab.bench;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.check.Check;
import dev.macvlab.check.Problem;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Topology;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What random labs have in them decides how much a run over them shows. */
class RandomLabTest {
    private static final int LABS = 1000;

    private static final List<String> TRAITS = List.of(
            "nic",
            "macvlan",
            "macvtap",
            "ipvlan",
            "vlan",
            "bridge",
            "veth",
            "dummy",
            "dummy with ARP",
            "dummy without ARP",
            "mode private",
            "mode vepa",
            "mode bridge",
            "mode passthru",
            "mode source",
            "ipvlan l2",
            "ipvlan l3",
            "ipvlan l3s",
            "ipvlan bridge",
            "ipvlan private",
            "ipvlan vepa",
            "hairpin",
            "no hairpin",
            "IPv4",
            "IPv6",
            "router");

    /** Which rules a lab can break that is drawn by mistake: those that the kernel shows to be true. */
    private static final Set<String> MISTAKES = Set.of(
            "address-duplicate",
            "address-not-host",
            "address-repeated",
            "address-text",
            "bridge-members",
            "circular",
            "interface-name",
            "interface-name-taken",
            "ipv6-off",
            "ipvlan-address-taken",
            "ipvlan-beside-macvlan",
            "ipvlan-modes-differ",
            "mac-ignored",
            "mac-not-unicast",
            "mac-taken",
            "mtu-above-parent",
            "mtu-range",
            "mtu-too-small-for-ipv6",
            "parent-is-bridge-port",
            "parent-is-ipvlan",
            "parent-missing",
            "passthru-shared",
            "route-device",
            "route-gateway-unreachable",
            "route-repeated",
            "source-not-unicast",
            "sources-without-source-mode",
            "two-bridges",
            "veth-peer",
            "vlan-id",
            "vlan-id-taken");

    @Test
    void everyKindModeAndFlagIsInATenthOfThemHalfAreGoodAndTheOthersMakeEveryMistake() {
        var coverage = new Coverage();
        Set<String> broken = new TreeSet<>();
        for (long seed = 1; seed <= LABS; seed++) {
            Topology lab = RandomLab.of(seed, EnumSet.allOf(Kind.class));
            Set<String> errors = Check.of(Index.of(lab)).stream()
                    .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                    .map(Problem::rule)
                    .collect(Collectors.toSet());
            broken.addAll(errors);
            coverage.add(lab, new Truth.Verdict(errors, Truth.Outcome.STANDS, 0, 0, 0, 0, List.of()));
        }
        assertAll(
                () -> assertTrue(coverage.acceptedShare() >= 0.45 && coverage.acceptedShare() <= 0.6, "" + coverage),
                () -> assertAll(TRAITS.stream()
                        .map(trait -> () ->
                                assertTrue(coverage.shareWith(trait) >= 0.1, trait + " is too rare: " + coverage))),
                () -> assertTrue(broken.containsAll(MISTAKES), "" + broken));
    }
}
