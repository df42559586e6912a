package dev.macvlab.forecast;

import dev.macvlab.topology.IpAddress;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
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

    static Why noSource(Stack from, Route out) {
        return new Why("no source address", from + " has no address to send from on " + out.dev() + ".");
    }

    static Why noWayBack(Stack at, IpAddress to) {
        return new Why("no route back", at + " gets the ping but has no route back to " + to + ".");
    }

    static Why replyElsewhere(Stack at, IpAddress to) {
        return new Why("the reply goes elsewhere", "The reply to " + to + " ends at " + at + ", not at the sender.");
    }

    static Why circles(Stack at, IpAddress to) {
        return new Why("routes go in a circle", "Packets for " + to + " go round in a circle through " + at + ".");
    }

    static Why refusesSource(Stack at, Device on, IpAddress source) {
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
        if (!on.stack.acceptsSource(asker, on)) {
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

    private static Why passthruTakesAll(Device parent, Device passthru) {
        return new Why(
                "passthru takes the parent's frames",
                parent + " gets no frame that is meant for it: its passthru child " + passthru + " takes all of them.");
    }

    /** {@code on} answers, but {@code asker} never gets to see it. */
    static Why answerLost(Device asker, Device on) {
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
        if (from.isMacvlan() && to == from.lower) {
            return toOwnParent(from, to);
        }
        if (to.isMacvlan() && to.lower == from) {
            return toOwnChild(from, to);
        }
        if (from.isMacvlan() && to.isMacvlan() && from.lower != null && from.lower == to.lower) {
            return toSibling(from, to, from.lower);
        }
        if (to.isMacvlan(Mode.SOURCE)) {
            return notOnList(from, to);
        }
        if (to.lower != null) {
            for (Device listener : to.lower.sourceListeners.getOrDefault(from.mac, List.of())) {
                if (listener.element instanceof Macvlan macvlan && Boolean.TRUE.equals(macvlan.nodst())) {
                    return new Why(
                            "nodst takes the frames away",
                            listener + " lists the MAC address of " + from + " with nodst, so " + to.lower
                                    + " gives those frames to nobody else.");
                }
            }
            if (to.lower.queuesNothing) {
                return new Why(
                        "broadcast queue of length 0",
                        to.lower + " drops every broadcast for its children, since they all ask for a queue of length"
                                + " 0.");
            }
        }
        return null;
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

    private static Why toOwnChild(Device parent, Device child) {
        if (!hasHairpin(parent)) {
            return new Why(
                    "never reaches its own children",
                    parent.stack + " never reaches " + child + ": what " + parent.name()
                            + " itself sends goes to the wire, not to its children, and " + nothingComesBack(parent)
                            + ".");
        }
        return child.isMacvlan(Mode.SOURCE) ? notOnList(parent, child) : passthruTakesAll(parent, child);
    }

    private static Why toSibling(Device from, Device to, Device parent) {
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
