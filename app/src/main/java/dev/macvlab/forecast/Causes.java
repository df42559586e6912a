package dev.macvlab.forecast;

import dev.macvlab.message.Message;
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

    static FailureReason noRoute(IpStack from, IpAddress to) {
        return new FailureReason(Message.of("forecast.summary.no-route"), Message.of("forecast.no-route", from, to));
    }

    /** The stack of an ipvlan child's parent has its way by that child (net/core/dev.c, "Dead loop on virtual device"). */
    static FailureReason roundAndRound(SimulatedLink child, SimulatedLink parent, IpAddress to) {
        return new FailureReason(
                Message.of("forecast.summary.round-and-round", child),
                Message.of("forecast.round-and-round", child, parent.stack, to, parent));
    }

    static FailureReason noLinkLocal(SimulatedLink out) {
        return new FailureReason(
                Message.of("forecast.summary.no-link-local"), Message.of("forecast.no-link-local", out));
    }

    static FailureReason isBroadcast(IpStack at, IpAddress address) {
        return new FailureReason(
                Message.of("forecast.summary.broadcast"), Message.of("forecast.broadcast", at, address));
    }

    static FailureReason noWayBack(IpStack at, IpAddress to) {
        return new FailureReason(
                Message.of("forecast.summary.no-route-back"), Message.of("forecast.no-route-back", at, to));
    }

    static FailureReason repliesToItself(IpStack at, IpAddress to) {
        return new FailureReason(
                Message.of("forecast.summary.own-address"), Message.of("forecast.reply-stays", at, to));
    }

    static FailureReason replyElsewhere(IpStack at, IpAddress to) {
        return new FailureReason(
                Message.of("forecast.summary.reply-elsewhere"), Message.of("forecast.reply-elsewhere", to, at));
    }

    static FailureReason circles(IpStack at, IpAddress to) {
        return new FailureReason(
                Message.of("forecast.summary.routes-in-a-circle"), Message.of("forecast.routes-in-a-circle", to, at));
    }

    static FailureReason refusesSource(IpStack at, SimulatedLink on, IpAddress source) {
        return refusesSource("forecast.drops.", at, on, source);
    }

    /**
     * @param does what it does with what it refuses, as the beginning of a key
     */
    private static FailureReason refusesSource(String does, IpStack at, SimulatedLink on, IpAddress source) {
        if (source.isUnspecified() || source.isLoopback()) {
            return new FailureReason(
                    Message.of("forecast.summary.no-address"), Message.of(does + "no-address", at, on, source));
        }
        return at.owns(source)
                ? new FailureReason(
                        Message.of("forecast.summary.own-address"), Message.of(does + "own-address", at, source))
                : new FailureReason(
                        Message.of("forecast.summary.rp-filter"), Message.of(does + "rp-filter", at, source, on));
    }

    static FailureReason linkLocalStays(IpStack at, IpAddress source) {
        return new FailureReason(
                Message.of("forecast.summary.link-local-stays"), Message.of("forecast.link-local-stays", at, source));
    }

    static FailureReason doesNotForward(SimulatedLink on, IpAddress to, List<SimulatedLink> owners) {
        if (on.lower != null && on.isMacvlan(Mode.PASSTHRU) && owners.contains(on.lower)) {
            return passthruTakesAll(on.lower, on);
        }
        return new FailureReason(
                Message.of("forecast.summary.does-not-forward", on.stack),
                Message.of("forecast.does-not-forward", on.stack, to));
    }

    static FailureReason silent(SimulatedLink on, IpAddress asker, IpAddress target) {
        SimulatedLink taker = on.arpTaker(target);
        if (taker != null) {
            return takesArp(on, taker, target);
        }
        if (!asker.isUnspecified() && !on.stack.acceptsSource(asker, on)) {
            return refusesSource("forecast.silent.", on.stack, on, asker);
        }
        return new FailureReason(
                Message.of("forecast.summary.does-not-answer", on.stack),
                Message.of("forecast.does-not-answer", on.stack, on, target));
    }

    private static FailureReason takesArp(SimulatedLink parent, SimulatedLink taker, IpAddress address) {
        return new FailureReason(
                Message.of("forecast.summary.takes-arp"), Message.of("forecast.takes-arp", parent, address, taker));
    }

    private static FailureReason passthruTakesAll(SimulatedLink parent, SimulatedLink passthru) {
        return new FailureReason(
                Message.of("forecast.summary.passthru-takes-all"),
                Message.of("forecast.passthru-takes-all", parent, passthru));
    }

    /** {@code on} answers {@code asker}, who asks with {@code address}, but {@code asker} never gets to see it. */
    static FailureReason answerLost(SimulatedLink asker, IpAddress address, SimulatedLink on) {
        SimulatedLink taker = asker.arpTaker(address);
        if (taker != null) {
            return takesArp(asker, taker, address);
        }
        SimulatedLink passthru = asker.passthruChild;
        if (passthru != null) {
            return passthruTakesAll(asker, passthru);
        }
        FailureReason between = between(on, asker);
        return between != null
                ? between
                : new FailureReason(
                        Message.of("forecast.summary.answer-lost"), Message.of("forecast.answer-lost", on, asker));
    }

    /** A frame for one that never arrives. */
    static FailureReason frameLost(SimulatedLink sender, List<SimulatedLink> owners) {
        if (sender.asksNobody && sender.running) {
            return new FailureReason(
                    Message.of("forecast.summary.asks-nobody"), Message.of("forecast.asks-nobody", sender));
        }
        SimulatedLink target = nearest(sender, owners);
        FailureReason between = target == null ? null : between(sender, target);
        return between != null
                ? between
                : new FailureReason(
                        Message.of("forecast.summary.frames-lost"), Message.of("forecast.frames-lost", sender));
    }

    /** Nobody who has {@code hop} hears {@code out} ask for it. */
    static FailureReason unheard(IpStack from, SimulatedLink out, IpAddress hop, List<SimulatedLink> owners) {
        SimulatedLink target = nearest(out, owners);
        if (target == null) {
            return new FailureReason(
                    Message.of("forecast.summary.nobody-has", hop), Message.of("forecast.nobody-has", hop, from));
        }
        FailureReason between = between(out, target);
        return between != null
                ? between
                : new FailureReason(
                        Message.of("forecast.summary.not-on-one-network"),
                        Message.of("forecast.not-on-one-network", out, target));
    }

    private static @Nullable SimulatedLink nearest(SimulatedLink out, List<SimulatedLink> owners) {
        for (SimulatedLink owner : owners) {
            if (owner == out.lower || out == owner.lower || (owner.lower != null && owner.lower == out.lower)) {
                return owner;
            }
        }
        return owners.isEmpty() ? null : owners.getFirst();
    }

    /** What keeps frames for many that {@code from} sends off {@code to}; null when that is not known. */
    private static @Nullable FailureReason between(SimulatedLink from, SimulatedLink to) {
        FailureReason down = down(from);
        down = down == null ? down(to) : down;
        if (down != null) {
            return down;
        }
        if (from.mac == to.mac && hasMacOfItsOwn(from) && hasMacOfItsOwn(to)) {
            return new FailureReason(
                    Message.of("forecast.summary.same-mac"),
                    Message.of("forecast.same-mac", from, to, new MacAddress(from.mac)));
        }
        FailureReason inFamily = amongRelatives(from, to);
        if (inFamily != null) {
            return inFamily;
        }
        if (to.isMacvlan(Mode.SOURCE)) {
            return notOnList(from, to);
        }
        return to.lower == null ? null : keptByParent(from, to, to.lower);
    }

    private static boolean hasMacOfItsOwn(SimulatedLink device) {
        return !(device.element instanceof Ipvlan)
                && !(device.element instanceof Vlan)
                && !device.isMacvlan(Mode.PASSTHRU);
    }

    private static @Nullable FailureReason amongRelatives(SimulatedLink from, SimulatedLink to) {
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

    private static @Nullable FailureReason keptByParent(SimulatedLink from, SimulatedLink to, SimulatedLink parent) {
        for (SimulatedLink listener : parent.sourceListeners.getOrDefault(from.mac, List.of())) {
            if (listener.element instanceof Macvlan macvlan && Boolean.TRUE.equals(macvlan.nodst())) {
                return new FailureReason(
                        Message.of("forecast.summary.nodst"), Message.of("forecast.nodst", listener, from, parent));
            }
        }
        if (to.element instanceof Ipvlan && to.hasNoNeighbours()) {
            return new FailureReason(
                    Message.of("forecast.summary.layer-3-answers-nobody"),
                    Message.of("forecast.layer-3-answers-nobody", to, from, parent.stack));
        }
        return parent.queuesNothing
                ? new FailureReason(
                        Message.of("forecast.summary.no-broadcast-queue"),
                        Message.of("forecast.no-broadcast-queue", parent))
                : null;
    }

    static FailureReason ipvlanSiblings(SimulatedLink from, SimulatedLink to, SimulatedLink parent) {
        String flag = parent.ipvlanFlag().word();
        return new FailureReason(
                Message.of("forecast.summary.ipvlan-siblings", flag),
                Message.of("forecast.ipvlan-siblings", from, to, flag, parent));
    }

    private static @Nullable FailureReason down(SimulatedLink device) {
        if (device.running) {
            return null;
        }
        if (!device.up()) {
            return new FailureReason(
                    Message.of("forecast.summary.down", device.name()), Message.of("forecast.down", device));
        }
        for (SimulatedLink below = device.lower; below != null; below = below.lower) {
            if (!below.up()) {
                return new FailureReason(
                        Message.of("forecast.summary.parent-down"), Message.of("forecast.parent-down", device, below));
            }
        }
        return new FailureReason(
                Message.of("forecast.summary.no-carrier", device.name()), Message.of("forecast.no-carrier", device));
    }

    private static FailureReason toOwnParent(SimulatedLink child, SimulatedLink parent) {
        boolean host = parent.ref.place().equals(Ref.HOST);
        if (!hasHairpin(parent)) {
            return host
                    ? new FailureReason(
                            Message.of("forecast.summary.own-host"),
                            Message.of(
                                    "forecast.own-host",
                                    child.stack,
                                    child.name(),
                                    parent.name(),
                                    nothingComesBack(parent)))
                    : new FailureReason(
                            Message.of("forecast.summary.own-parent"),
                            Message.of(
                                    "forecast.own-parent",
                                    child.stack,
                                    child.name(),
                                    parent.name(),
                                    nothingComesBack(parent)));
        }
        return new FailureReason(
                host
                        ? Message.of("forecast.summary.host-never-hears", mode(child))
                        : Message.of("forecast.summary.parent-never-hears", mode(child)),
                Message.of("forecast.parent-never-hears", child, child.name(), mode(child), parent));
    }

    private static @Nullable FailureReason toOwnChild(SimulatedLink parent, SimulatedLink child) {
        if (!hasHairpin(parent)) {
            return new FailureReason(
                    Message.of("forecast.summary.own-children"),
                    Message.of("forecast.own-children", parent.stack, child, parent.name(), nothingComesBack(parent)));
        }
        return child.isMacvlan(Mode.SOURCE)
                ? notOnList(parent, child)
                : child.isMacvlan(Mode.PASSTHRU)
                        ? passthruTakesAll(parent, child)
                        : keptByParent(parent, child, parent);
    }

    private static @Nullable FailureReason toSibling(SimulatedLink from, SimulatedLink to, SimulatedLink parent) {
        boolean hairpin = hasHairpin(parent);
        if (hairpin && to.isMacvlan(Mode.SOURCE) && !lists(to, from)) {
            return notOnList(from, to);
        }
        for (Mode mode : List.of(Mode.PRIVATE, Mode.SOURCE)) {
            if (from.isMacvlan(mode) || to.isMacvlan(mode)) {
                SimulatedLink cutOff = from.isMacvlan(mode) ? from : to;
                Message how = !hairpin
                        ? Message.of("forecast.siblings-cut-off.by-the-wire", from, nothingComesBack(parent))
                        : cutOff == from
                                ? Message.of("forecast.siblings-cut-off.back-to-itself", parent, from.name())
                                : Message.of("forecast.siblings-cut-off.no-broadcast", parent);
                return new FailureReason(
                        Message.of("forecast.summary.siblings-cut-off", mode.word()),
                        Message.of("forecast.siblings-cut-off", cutOff, mode.word(), how));
            }
        }
        if (hairpin || !(from.isMacvlan(Mode.VEPA) || to.isMacvlan(Mode.VEPA))) {
            return keptByParent(from, to, parent);
        }
        SimulatedLink vepa = from.isMacvlan(Mode.VEPA) ? from : to;
        return new FailureReason(
                Message.of("forecast.summary.vepa"),
                Message.of("forecast.vepa", from, to, vepa, nothingComesBack(parent)));
    }

    private static FailureReason notOnList(SimulatedLink from, SimulatedLink to) {
        return new FailureReason(
                Message.of("forecast.summary.not-on-list"), Message.of("forecast.not-on-list", to, from));
    }

    private static boolean lists(SimulatedLink listener, SimulatedLink sender) {
        return listener.lower != null
                && listener.lower
                        .sourceListeners
                        .getOrDefault(sender.mac, List.of())
                        .contains(listener);
    }

    private static boolean hasHairpin(SimulatedLink parent) {
        return parent.segment != null && parent.hairpin;
    }

    private static Message nothingComesBack(SimulatedLink parent) {
        if (!(parent.element instanceof Nic)) {
            return Message.of("forecast.back.nothing");
        }
        return parent.segment == null ? Message.of("forecast.back.nobody") : Message.of("forecast.back.no-hairpin");
    }

    private static String mode(SimulatedLink child) {
        return child.element instanceof Macvlan macvlan
                ? macvlan.effectiveMode().word()
                : child.element.kind().word();
    }

    /** Who says what about a success, for the reason of a reachable pair. */
    static Message reaches(Ref from, IpAddress to) {
        return Message.of("forecast.reaches", from, to);
    }
}
