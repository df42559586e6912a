package dev.macvlab.bench;

import dev.macvlab.forecast.Forecast;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Standalone;
import dev.macvlab.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Random labs of every kind and field; the same seed gives the same one. */
final class RandomLab {
    /** How many of a hundred labs have a mistake in them. */
    private static final int FAULTY = 40;

    private RandomLab() {}

    /**
     * The lab of that seed: nearly every other one has a mistake in it. Bridges form no loop in it: nothing could be
     * measured then, nor elsewhere.
     *
     * @param kinds those that the kernel has; VLANs, ipvlan and dummies are left out where it has none
     */
    static Topology of(long seed, Set<Kind> kinds) {
        Topology lab = good(seed, kinds);
        var dice = new SeededChoices(~seed);
        if (dice.below(100) >= FAULTY) {
            return lab;
        }
        List<Fault> faults = Fault.all();
        while (!faults.isEmpty()) {
            Fault fault = faults.remove(dice.below(faults.size()));
            Optional<Topology> faulty = fault.in(lab, dice)
                    .filter(each -> !Forecast.of(Index.of(each)).loops());
            if (faulty.isPresent()) {
                return faulty.get();
            }
        }
        return lab;
    }

    private static Topology good(long seed, Set<Kind> kinds) {
        Topology lab = drawn(seed, kinds);
        while (Forecast.of(Index.of(lab)).loops()) {
            lab = lab.withInterfaces(
                    lab.interfaces().stream().map(RandomLab::withOneMemberLess).toList());
        }
        return lab;
    }

    private static Interface withOneMemberLess(Interface each) {
        return each instanceof Bridge bridge && !bridge.members().isEmpty()
                ? bridge.withMembers(
                        bridge.members().subList(1, bridge.members().size()))
                : each;
    }

    private static Topology drawn(long seed, Set<Kind> kinds) {
        var scene = new RandomScene(new SeededChoices(seed));
        var wires = new RandomWires(scene);
        var children = new RandomChildren(scene);
        wires.addSwitches();
        wires.addNics();
        wires.addVeths();
        if (kinds.contains(Kind.DUMMY)) {
            wires.addDummies();
        }
        wires.addBridges();
        if (kinds.contains(Kind.VLAN)) {
            children.addVlans(each -> each instanceof Standalone || each instanceof Bridge, "t");
            wires.addBridgesOverVlans();
        }
        if (kinds.contains(Kind.IPVLAN)) {
            children.addIpvlans();
        }
        children.addChildren();
        if (kinds.contains(Kind.VLAN)) {
            children.addVlans(Macvlan.class::isInstance, "u");
        }
        wires.addInnerBridges();
        scene.configureNamespaces();
        return scene.topology();
    }
}
