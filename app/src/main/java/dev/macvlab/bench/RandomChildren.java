package dev.macvlab.bench;

import static dev.macvlab.bench.RandomAddresses.SUBNETS;
import static dev.macvlab.bench.RandomAddresses.TAGGED;
import static dev.macvlab.bench.RandomWires.USUAL;

import dev.macvlab.net.MacAddress;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Macvlan, macvtap, ipvlan and VLAN children of a random lab, on what it has already. */
final class RandomChildren {
    private static final List<Mode> SHARING = List.of(
            Mode.PRIVATE,
            Mode.VEPA,
            Mode.VEPA,
            Mode.VEPA,
            Mode.BRIDGE,
            Mode.BRIDGE,
            Mode.BRIDGE,
            Mode.BRIDGE,
            Mode.SOURCE);

    private final RandomScene scene;
    private final SeededChoices dice;
    private final RandomAddresses addresses;
    private final List<Switch> switches;
    private final List<Interface> interfaces;

    RandomChildren(RandomScene scene) {
        this.scene = scene;
        dice = scene.dice();
        addresses = scene.addresses();
        switches = scene.switches();
        interfaces = scene.interfaces();
    }

    /** VLANs on some of what suits, each with an id that its parent has not given away. */
    void addVlans(Predicate<Interface> suits, String prefix) {
        List<Interface> parents = interfaces.stream().filter(suits).toList();
        for (int i = 0; i < parents.size(); i++) {
            Interface parent = parents.get(i);
            // A VLAN can't come up on what is down.
            if (parent.up() && dice.chance(parent instanceof Bridge ? 50 : 8)) {
                String place = dice.chance(80) ? parent.namespace() : scene.namespace();
                int subnet = dice.chance(80) ? TAGGED : subnetOf(parent);
                Common common = addresses.common(place, prefix + i, dice.chance(60) ? subnet : -1);
                interfaces.add(new Vlan(common, parent.ref(), dice.chance(80) ? 5 : 6));
            }
        }
    }

    /** Some ipvlan children of one parent, in one mode as their port has only one. */
    void addIpvlans() {
        List<Interface> parents = interfaces.stream().filter(this::canHaveChild).toList();
        if (parents.isEmpty() || !dice.chance(60)) {
            return;
        }
        Interface parent = dice.pick(parents);
        Ipvlan.Mode mode =
                dice.pick(List.of(Ipvlan.Mode.L2, Ipvlan.Mode.L2, Ipvlan.Mode.L2, Ipvlan.Mode.L3, Ipvlan.Mode.L3S));
        Ipvlan.Flag flag = dice.pick(List.of(
                Ipvlan.Flag.BRIDGE, Ipvlan.Flag.BRIDGE, Ipvlan.Flag.BRIDGE, Ipvlan.Flag.PRIVATE, Ipvlan.Flag.VEPA));
        for (int i = 0; i < 1 + dice.below(3); i++) {
            Common common = addresses.common(scene.namespace(), "i" + i, dice.chance(97) ? subnetOf(parent) : -1);
            Ref on = i > 0 && dice.chance(25) ? interfaces.getLast().ref() : parent.ref();
            interfaces.add(new Ipvlan(common.withMac(null), on, mode, flag));
        }
    }

    private boolean hasIpvlans(Interface lower) {
        return interfaces.stream()
                .anyMatch(each -> each instanceof Ipvlan child && lower.ref().equals(child.parent()));
    }

    void addChildren() {
        int count = 1 + dice.below(5);
        for (int i = 0; i < count; i++) {
            List<Interface> parents =
                    interfaces.stream().filter(this::canHaveChild).toList();
            if (parents.isEmpty()) {
                return;
            }
            Interface parent = dice.pick(parents);
            boolean alone = scene.childrenOf(parent).isEmpty();
            Mode mode = alone && dice.chance(13) ? Mode.PASSTHRU : dice.pick(SHARING);
            String place = dice.chance(94) ? scene.namespace() : Ref.HOST;
            int subnet = subnetOf(parent);
            Common common = addresses.common(place, "m" + i, dice.chance(97) ? subnet : -1);
            Ref on = parent.ref();
            if (!alone && mode != Mode.PASSTHRU && dice.chance(15)) {
                on = lastOn(scene.childrenOf(parent).getFirst()).ref();
            }
            Macvlan child = dice.chance(15) ? Macvlan.tap(common, on, mode) : Macvlan.of(common, on, mode);
            if (mode == Mode.SOURCE) {
                child = child.withSources(sources()).withNodst(dice.chance(15) ? true : null);
            } else if (mode == Mode.PASSTHRU) {
                child = child.withPromiscuous(dice.chance(20) ? false : null);
            } else if (mode == Mode.VEPA && dice.chance(30)) {
                child = child.withMode(null);
            }
            if (dice.chance(8)) {
                child = child.withBroadcastQueueLength(dice.chance(60) ? 0 : 10);
            }
            interfaces.add(child);
        }
    }

    /** The last of those that are drawn on a child, each on the one before; the child itself where none is. */
    private Macvlan lastOn(Macvlan child) {
        List<Macvlan> above = scene.childrenOf(child);
        return above.isEmpty() ? child : lastOn(above.getLast());
    }

    private boolean canHaveChild(Interface lower) {
        boolean kind = lower instanceof Nic
                || lower instanceof Bridge
                || lower instanceof Vlan
                || lower instanceof Dummy
                || (lower instanceof Veth && dice.chance(30));
        boolean enslaved = interfaces.stream()
                .anyMatch(each ->
                        each instanceof Bridge bridge && bridge.members().contains(lower.ref()));
        return kind
                && !enslaved
                && !hasIpvlans(lower)
                && scene.childrenOf(lower).stream().noneMatch(child -> child.effectiveMode() == Mode.PASSTHRU);
    }

    private int subnetOf(Interface parent) {
        if (dice.chance(100 - USUAL)) {
            return dice.below(SUBNETS);
        }
        if (parent instanceof Nic nic && nic.port() != null) {
            return Integer.parseInt(nic.port().toSwitch().substring(3));
        }
        return parent.addresses().stream()
                .findFirst()
                .map(cidr -> cidr.address().toBytes()[1] & 3)
                .orElse(0);
    }

    private List<String> sources() {
        List<String> list = new ArrayList<>();
        for (Interface each : interfaces) {
            String mac = each.common().mac();
            if (mac != null && dice.chance(50)) {
                list.add(mac);
            }
        }
        for (Switch each : switches) {
            for (Switch.Host host : each.hosts()) {
                if (dice.chance(50)) {
                    list.add(MacAddress.derivedFrom("sandbox " + each.ref(host) + " ")
                            .toString());
                }
            }
        }
        return list;
    }
}
