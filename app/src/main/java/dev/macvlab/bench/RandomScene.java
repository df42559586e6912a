package dev.macvlab.bench;

import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a random lab has so far. */
final class RandomScene {
    private final SeededChoices dice;
    private final RandomAddresses addresses;
    private final List<Switch> switches = new ArrayList<>();
    private final List<Interface> interfaces = new ArrayList<>();
    private final Map<String, Namespace> namespaces = new TreeMap<>();

    RandomScene(SeededChoices dice) {
        this.dice = dice;
        addresses = new RandomAddresses(dice);
    }

    SeededChoices dice() {
        return dice;
    }

    RandomAddresses addresses() {
        return addresses;
    }

    List<Switch> switches() {
        return switches;
    }

    List<Interface> interfaces() {
        return interfaces;
    }

    /** The macvlan and macvtap children that name this one as their parent. */
    List<Macvlan> childrenOf(Interface lower) {
        return interfaces.stream()
                .filter(Macvlan.class::isInstance)
                .map(Macvlan.class::cast)
                .filter(child -> lower.ref().equals(child.parent()))
                .toList();
    }

    /** A subnet, mostly the one where most are. */
    int subnet() {
        return dice.chance(85) ? 0 : dice.below(RandomAddresses.SUBNETS);
    }

    /** One of a few namespaces, which is there from now on. */
    String namespace() {
        String name = String.valueOf((char) ('a' + dice.below(9)));
        namespaces.computeIfAbsent(name, Namespace::named);
        return name;
    }

    /** Gives the namespaces that there are their routes and settings: the last thing to do. */
    void configureNamespaces() {
        namespaces.put(Ref.HOST, Namespace.named(Ref.HOST));
        var routes = new RandomRoutes(dice, addresses, interfaces);
        namespaces.replaceAll((_, bare) -> routes.configured(bare));
        if (dice.chance(50)) {
            namespaces.remove(Ref.HOST);
        }
    }

    Topology topology() {
        return Topology.EMPTY
                .withName("random")
                .withSwitches(switches)
                .withNamespaces(List.copyOf(namespaces.values()))
                .withInterfaces(interfaces);
    }
}
