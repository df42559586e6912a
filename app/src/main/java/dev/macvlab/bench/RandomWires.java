package dev.macvlab.bench;

import static dev.macvlab.bench.RandomAddresses.SUBNETS;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Standalone;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.UnknownKeys;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Switches with their hosts, NICs, veth pairs, dummies and bridges of a random lab. */
final class RandomWires {
    /** How many of a hundred addresses are in a subnet where others are. */
    static final int USUAL = 96;

    private final RandomScene scene;
    private final SeededChoices dice;
    private final RandomAddresses addresses;
    private final List<Switch> switches;
    private final List<Interface> interfaces;

    RandomWires(RandomScene scene) {
        this.scene = scene;
        dice = scene.dice();
        addresses = scene.addresses();
        switches = scene.switches();
        interfaces = scene.interfaces();
    }

    void addSwitches() {
        for (int i = 0; i < (dice.chance(12) ? 2 : 1); i++) {
            List<Switch.Host> hosts = new ArrayList<>();
            for (int j = 0; j < dice.pick(List.of(0, 1, 2, 2, 2)); j++) {
                int subnet = dice.chance(USUAL) ? i : dice.below(SUBNETS);
                List<String> list = new ArrayList<>(List.of(addresses.ipv4(subnet, 24)));
                if (addresses.haveIpv6() && dice.chance(80)) {
                    list.add(addresses.ipv6(subnet));
                }
                hosts.add(new Switch.Host("ext" + j, list, UnknownKeys.NONE));
            }
            switches.add(Switch.named("lan" + i).withHosts(hosts));
        }
    }

    void addNics() {
        for (int i = 0; i < dice.pick(List.of(1, 1, 1, 1, 1, 2, 2, 3)); i++) {
            Nic.Port port = dice.chance(90)
                    ? new Nic.Port(dice.pick(switches).name(), dice.chance(65) ? true : null, UnknownKeys.NONE)
                    : null;
            String place = dice.chance(93) ? Ref.HOST : scene.namespace();
            int subnet = port != null && dice.chance(USUAL)
                    ? Integer.parseInt(port.toSwitch().substring(3))
                    : dice.below(SUBNETS);
            interfaces.add(new Nic(addresses.common(place, "nic" + i, dice.chance(80) ? subnet : -1), port));
        }
    }

    void addVeths() {
        for (int i = 0; i < (dice.chance(20) ? 1 + dice.below(2) : 0); i++) {
            String one = dice.chance(60) ? Ref.HOST : scene.namespace();
            String other = scene.namespace();
            Ref left = new Ref(one, "va" + i);
            Ref right = new Ref(other, "vb" + i);
            int subnet = scene.subnet();
            interfaces.add(new Veth(addresses.common(one, left.name(), dice.chance(60) ? subnet : -1), right));
            interfaces.add(new Veth(addresses.common(other, right.name(), dice.chance(90) ? subnet : -1), left));
        }
    }

    void addDummies() {
        for (int i = 0; i < (dice.chance(30) ? 1 + dice.below(2) : 0); i++) {
            String place = dice.chance(50) ? Ref.HOST : scene.namespace();
            Common common = addresses.common(place, "du" + i, dice.chance(60) ? scene.subnet() : -1);
            interfaces.add(new Dummy(common, dice.chance(50) ? null : Boolean.valueOf(dice.chance(70))));
        }
    }

    void addBridges() {
        if (dice.chance(30)) {
            addBridge(Ref.HOST, "br0", each -> each instanceof Standalone);
        }
    }

    void addBridgesOverVlans() {
        List<String> places = interfaces.stream()
                .filter(Vlan.class::isInstance)
                .map(Interface::namespace)
                .distinct()
                .toList();
        if (!places.isEmpty() && dice.chance(40)) {
            addBridge(dice.pick(places), "brt", Vlan.class::isInstance);
        }
    }

    void addInnerBridges() {
        if (dice.chance(20)) {
            addBridge(
                    scene.namespace(),
                    "brx",
                    // A macvtap has a receive handler of its own and can't be a port.
                    each -> (each instanceof Veth
                                    || each instanceof Dummy
                                    || (each instanceof Macvlan child && !child.tap()))
                            && scene.childrenOf(each).isEmpty());
        }
    }

    private void addBridge(String place, String name, Predicate<Interface> suits) {
        List<Ref> members = new ArrayList<>();
        for (int i = 0; i < interfaces.size(); i++) {
            Interface each = interfaces.get(i);
            if (each.namespace().equals(place) && suits.test(each) && dice.chance(60)) {
                members.add(each.ref());
                if (dice.chance(80)) {
                    interfaces.set(i, each.withCommon(each.common().withAddresses(List.of())));
                }
            }
        }
        if (!members.isEmpty()) {
            interfaces.add(new Bridge(addresses.common(place, name, dice.chance(80) ? scene.subnet() : -1), members));
        }
    }
}
