package dev.macvlab.forecast;

import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Vlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences that say why a ping fails. */
final class Causes {
    private Causes() {}

    static Why noRoute(Stack from, IpAddress to) {
        return new Why(
                "no route",
                from + " has no route to " + to
                        + ": no subnet of its interfaces covers it, and no route is configured.");
    }

    static Why noLinkLocal(Device out) {
        return new Why(
                "no link-local address",
                out + " has no valid link-local address, since another interface has the same MAC address, and can't"
                        + " ask for neighbours.");
    }

    static Why isBroadcast(Stack at, IpAddress address) {
        return new Why(
                "broadcast address of the subnet",
                at + " takes " + address + " for everybody in its subnet, since it is the last address there.");
    }

    static Why noWayBack(Stack at, IpAddress to) {
        return new Why("no route back", at + " gets the ping but has no route back to " + to + ".");
    }

    static Why repliesToItself(Stack at, IpAddress to) {
        return new Why(
                "the sender's address is its own",
                "The reply stays at " + at + ", which has the sender's address " + to + " itself.");
    }

    static Why replyElsewhere(Stack at, IpAddress to) {
        return new Why("the reply goes elsewhere", "The reply to " + to + " ends at " + at + ", not at the sender.");
    }

    static Why circles(Stack at, IpAddress to) {
        return new Why("routes go in a circle", "Packets for " + to + " go round in a circle through " + at + ".");
    }

    static Why refusesSource(Stack at, Device on, IpAddress source) {
        if (source.isUnspecified() || source.isLoopback()) {
            return new Why(
                    "the sender has no address",
                    at + " drops what comes on " + on + ", because the sender has no address there and used " + source
                            + ".");
        }
        return at.owns(source)
                ? new Why(
                        "the sender's address is its own",
                        at + " drops what claims to come from " + source + ", because it has that address itself.")
                : new Why(
                        "rp_filter drops it",
                        at + " drops what comes from " + source + " on " + on
                                + ": with rp_filter it must have a way back by there.");
    }

    static Why linkLocalStays(Stack at, IpAddress source) {
        return new Why(
                "link-local addresses are not forwarded",
                at + " does not forward what comes from " + source + ", since that address is valid on one link only.");
    }

    static Why doesNotForward(Device on, IpAddress to, List<Device> owners) {
        if (on.lower != null && on.isMacvlan(Mode.PASSTHRU) && owners.contains(on.lower)) {
            return passthruTakesAll(on.lower, on);
        }
        return new Why(
                on.stack + " does not forward", on.stack + " gets packets for " + to + " but does not forward them.");
    }

    static Why silent(Device on, IpAddress asker, IpAddress target) {
        Device taker = on.arpTaker(target);
        if (taker != null) {
            return takesArp(on, taker, target);
        }
        if (!asker.isUnspecified() && !on.stack.acceptsSource(asker, on)) {
            Why refusal = refusesSource(on.stack, on, asker);
            return new Why(
                    refusal.summary(),
                    on.stack + " does not even answer: it "
                            + refusal.reason().substring(on.stack.toString().length() + 1));
        }
        return new Why(
                on.stack + " does not answer for it",
                on.stack + " hears the question on " + on + ", but by its ARP settings it does not answer for " + target
                        + " there.");
    }

    private static Why takesArp(Device parent, Device taker, IpAddress address) {
        return new Why(
                "ipvlan at layer 3 takes ARP from its parent",
                parent + " gets no ARP about " + address + ": its ipvlan child " + taker
                        + " takes it, and makes nothing of it in mode l3. Mode l3s leaves ARP to the parent.");
    }

    private static Why passthruTakesAll(Device parent, Device passthru) {
        return new Why(
                "passthru takes the parent's frames",
                parent + " gets no frame that is meant for it: its passthru child " + passthru + " takes all of them.");
    }

    /** {@code on} answers {@code asker}, who asks with {@code address}, but {@code asker} never gets to see it. */
    static Why answerLost(Device asker, IpAddress address, Device on) {
        Device taker = asker.arpTaker(address);
        if (taker != null) {
            return takesArp(asker, taker, address);
        }
        Device passthru = asker.passthruChild;
        if (passthru != null) {
            return passthruTakesAll(asker, passthru);
        }
        Why between = between(on, asker);
        return between != null
                ? between
                : new Why("the answer gets lost", "The answer of " + on + " never gets back to " + asker + ".");
    }

    /** A frame for one that never arrives. */
    static Why frameLost(Device sender, List<Device> owners) {
        Device target = nearest(sender, owners);
        Why between = target == null ? null : between(sender, target);
        return between != null
                ? between
                : new Why("the frames get lost", "What " + sender + " sends there never arrives.");
    }

    /** Nobody who has {@code hop} hears {@code out} ask for it. */
    static Why unheard(Stack from, Device out, IpAddress hop, List<Device> owners) {
        Device target = nearest(out, owners);
        if (target == null) {
            return new Why("nobody has " + hop, "Nobody has " + hop + ", so nobody answers when " + from + " asks.");
        }
        Why between = between(out, target);
        return between != null
                ? between
                : new Why(
                        "not on the same network",
                        "No parent, cable or switch carries frames from " + out + " to " + target + ".");
    }

    private static @Nullable Device nearest(Device out, List<Device> owners) {
        for (Device owner : owners) {
            if (owner == out.lower || out == owner.lower || (owner.lower != null && owner.lower == out.lower)) {
                return owner;
            }
        }
        return owners.isEmpty() ? null : owners.getFirst();
    }

    /** What keeps frames for many that {@code from} sends off {@code to}; null when that is not known. */
    private static @Nullable Why between(Device from, Device to) {
        Why down = down(from);
        down = down == null ? down(to) : down;
        if (down != null) {
            return down;
        }
        if (from.mac == to.mac && hasMacOfItsOwn(from) && hasMacOfItsOwn(to)) {
            return new Why(
                    "same MAC address",
                    from + " and " + to + " have the same MAC address " + new MacAddress(from.mac)
                            + ", so frames between them never arrive.");
        }
        Why inFamily = amongRelatives(from, to);
        if (inFamily != null) {
            return inFamily;
        }
        if (to.isMacvlan(Mode.SOURCE)) {
            return notOnList(from, to);
        }
        return to.lower == null ? null : keptByParent(from, to, to.lower);
    }

    private static boolean hasMacOfItsOwn(Device device) {
        return !(device.element instanceof Ipvlan)
                && !(device.element instanceof Vlan)
                && !device.isMacvlan(Mode.PASSTHRU);
    }

    private static @Nullable Why amongRelatives(Device from, Device to) {
        boolean fromChild = from.isMacvlan() || from.element instanceof Ipvlan;
        boolean toChild = to.isMacvlan() || to.element instanceof Ipvlan;
        if (fromChild && to == from.lower) {
            return toOwnParent(from, to);
        }
        if (toChild && to.lower == from) {
            return toOwnChild(from, to);
        }
        if (fromChild && toChild && from.lower != null && from.lower == to.lower) {
            return from.isMacvlan() ? toSibling(from, to, from.lower) : ipvlanSiblings(from, to, from.lower);
        }
        return null;
    }

    private static @Nullable Why keptByParent(Device from, Device to, Device parent) {
        for (Device listener : parent.sourceListeners.getOrDefault(from.mac, List.of())) {
            if (listener.element instanceof Macvlan macvlan && Boolean.TRUE.equals(macvlan.nodst())) {
                return new Why(
                        "nodst takes the frames away",
                        listener + " lists the MAC address of " + from + " with nodst, so " + parent
                                + " gives those frames to nobody else.");
            }
        }
        if (to.element instanceof Ipvlan && to.hasNoNeighbours()) {
            return new Why(
                    "ipvlan at layer 3 answers nobody",
                    to + " is an ipvlan child at layer 3, which never answers who has its address: " + from
                            + " needs a route by " + parent.stack + ".");
        }
        return parent.queuesNothing
                ? new Why(
                        "broadcast queue of length 0",
                        parent + " drops every broadcast for its children, since they all ask for a queue of length 0.")
                : null;
    }

    static Why ipvlanSiblings(Device from, Device to, Device parent) {
        String flag = parent.ipvlanFlag().word();
        return new Why(
                "ipvlan " + flag + ": siblings are cut off",
                from + " and " + to + " are ipvlan siblings with the flag " + flag + ", so " + parent
                        + " passes nothing from one to the other.");
    }

    private static @Nullable Why down(Device device) {
        if (device.running) {
            return null;
        }
        if (!device.up()) {
            return new Why(device.name() + " is down", device + " is down, so it neither sends nor answers.");
        }
        for (Device below = device.lower; below != null; below = below.lower) {
            if (!below.up()) {
                return new Why(
                        "parent is down",
                        device + " has no carrier because its parent " + below + " is down, so nothing leaves it.");
            }
        }
        return new Why(device.name() + " has no carrier", device + " has no carrier, so nothing leaves it.");
    }

    private static Why toOwnParent(Device child, Device parent) {
        String place = parent.ref.isTop() ? "host" : "parent";
        if (!hasHairpin(parent)) {
            return new Why(
                    "never reaches its own " + place,
                    child.stack + " never reaches its own " + place + ": what " + child.name() + " sends leaves "
                            + parent.name() + " by the wire, and " + nothingComesBack(parent) + ".");
        }
        return new Why(
                mode(child) + ": its " + place + " never hears it",
                "The switch sends back what " + child + " asks, but since " + child.name() + " is in " + mode(child)
                        + " mode, " + parent + " gives that to " + child.name() + " alone.");
    }

    private static @Nullable Why toOwnChild(Device parent, Device child) {
        if (!hasHairpin(parent)) {
            return new Why(
                    "never reaches its own children",
                    parent.stack + " never reaches " + child + ": what " + parent.name()
                            + " itself sends goes to the wire, not to its children, and " + nothingComesBack(parent)
                            + ".");
        }
        return child.isMacvlan(Mode.SOURCE)
                ? notOnList(parent, child)
                : child.isMacvlan(Mode.PASSTHRU)
                        ? passthruTakesAll(parent, child)
                        : keptByParent(parent, child, parent);
    }

    private static @Nullable Why toSibling(Device from, Device to, Device parent) {
        boolean hairpin = hasHairpin(parent);
        if (hairpin && to.isMacvlan(Mode.SOURCE) && !lists(to, from)) {
            return notOnList(from, to);
        }
        for (Mode mode : List.of(Mode.PRIVATE, Mode.SOURCE)) {
            if (from.isMacvlan(mode) || to.isMacvlan(mode)) {
                Device cutOff = from.isMacvlan(mode) ? from : to;
                String how = !hairpin
                        ? "what " + from + " sends leaves by the wire, and " + nothingComesBack(parent)
                        : cutOff == from
                                ? parent + " gives what the switch sends back to " + from.name() + " alone"
                                : parent + " gives it no broadcast that a sibling sent";
                return new Why(
                        mode.word() + ": siblings are cut off",
                        cutOff + " is in " + mode.word() + " mode, which cuts it off from its siblings: " + how + ".");
            }
        }
        if (hairpin || !(from.isMacvlan(Mode.VEPA) || to.isMacvlan(Mode.VEPA))) {
            return keptByParent(from, to, parent);
        }
        return new Why(
                "vepa needs a hairpin port",
                from + " and " + to + " are siblings, " + (from.isMacvlan(Mode.VEPA) ? from : to)
                        + " in vepa mode: frames between them go out to the switch, and " + nothingComesBack(parent)
                        + ".");
    }

    private static Why notOnList(Device from, Device to) {
        return new Why(
                "source mode: sender not on its list",
                to + " is in source mode and takes only frames from the MAC addresses on its list; that of " + from
                        + " is not there.");
    }

    private static boolean lists(Device listener, Device sender) {
        return listener.lower != null
                && listener.lower
                        .sourceListeners
                        .getOrDefault(sender.mac, List.of())
                        .contains(listener);
    }

    private static boolean hasHairpin(Device parent) {
        return parent.segment != null && parent.hairpin;
    }

    private static String nothingComesBack(Device parent) {
        if (!(parent.element instanceof Nic)) {
            return "nothing there sends it back";
        }
        return parent.segment == null
                ? "nobody is at the other end to send it back"
                : "the switch port has no hairpin to send it back";
    }

    private static String mode(Device child) {
        return child.element instanceof Macvlan macvlan
                ? macvlan.effectiveMode().word()
                : child.element.kind().word();
    }

    /** Who says what about a success, for the reason of a reachable pair. */
    static String reaches(Ref from, IpAddress to) {
        return from + " reaches " + to + ".";
    }
}
