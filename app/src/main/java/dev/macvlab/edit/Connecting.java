package dev.macvlab.edit;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.Views;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Element;
import dev.macvlab.topology.ExternalHost;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.UnknownKeys;
import dev.macvlab.topology.Veth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a line that is drawn from one element of a topology to another means. */
public final class Connecting {
    private final Index index;
    private @Nullable Views views;

    public Connecting(Index index) {
        this.index = index;
    }

    /**
     * The edit that connects the two: sets a child's parent, plugs a NIC or an external host into a switch, makes an
     * interface a bridge's member or two veth interfaces a pair. Empty when a line between them means nothing, would
     * change nothing, or would make an interface stand on itself.
     */
    public Optional<Edit> edit(Ref from, Ref to) {
        if (from.equals(to)) {
            return Optional.empty();
        }
        Element start = index.element(from).orElse(null);
        return switch (index.element(to).orElse(null)) {
            case Switch onto when start instanceof ExternalHost host -> movingHost(host, onto);
            case Switch onto when start instanceof Interface each -> plugging(each, onto);
            case Interface end when start instanceof Interface each -> joining(each, end);
            case null, default -> Optional.empty();
        };
    }

    private Optional<Edit> joining(Interface start, Interface end) {
        if (start instanceof Veth one && end instanceof Veth other) {
            return pairing(one, other);
        }
        if (start instanceof Bridge bridge && canJoin(end, bridge)) {
            return joining(bridge, end);
        }
        if (end instanceof Bridge bridge
                && !(start instanceof Child child && child.parent() == null)
                && canJoin(start, bridge)) {
            return joining(bridge, start);
        }
        if (start instanceof Child child) {
            return parenting(child, end);
        }
        return end instanceof Child child ? parenting(child, start) : Optional.empty();
    }

    private static Optional<Edit> plugging(Interface start, Switch onto) {
        if (!(start instanceof Nic nic)
                || (nic.port() != null && nic.port().toSwitch().equals(onto.name()))) {
            return Optional.empty();
        }
        return Optional.of(new Edit.Change(
                Message.of("edit.plug-into", nic.name(), onto.name()),
                nic.withPort(new Nic.Port(onto.name(), null, UnknownKeys.NONE))));
    }

    private static Optional<Edit> movingHost(ExternalHost host, Switch onto) {
        return host.on().name().equals(onto.name())
                ? Optional.empty()
                : Optional.of(new Edit.MoveHost(host.ref(), onto.name()));
    }

    private Optional<Edit> parenting(Child child, Interface parent) {
        if (parent.ref().equals(child.parent()) || standsOn(parent, child)) {
            return Optional.empty();
        }
        return Optional.of(new Edit.Change(
                Message.of("edit.set-parent", child.name(), parent.name()), child.withParent(parent.ref())));
    }

    private boolean standsOn(Interface upper, Interface lower) {
        if (views == null) {
            views = Views.of(index.topology());
        }
        return Objects.requireNonNull(views.find(upper.ref())).standsOn(lower.ref());
    }

    private static boolean canJoin(Interface member, Bridge bridge) {
        return member.kind().mayBeMember() && member.namespace().equals(bridge.namespace());
    }

    private Optional<Edit> joining(Bridge bridge, Interface member) {
        if (bridge.members().contains(member.ref()) || standsOn(member, bridge)) {
            return Optional.empty();
        }
        List<Ref> members = new ArrayList<>(bridge.members());
        members.add(member.ref());
        return Optional.of(new Edit.Change(
                Message.of("edit.add-member", member.name(), bridge.name()), bridge.withMembers(members)));
    }

    private Optional<Edit> pairing(Veth one, Veth other) {
        if (other.ref().equals(one.peer()) && one.ref().equals(other.peer())) {
            return Optional.empty();
        }
        var edits = new ArrayList<Edit>();
        // Former peers are left without one: a pair has two ends.
        for (Veth each : List.of(one, other)) {
            index.find(each.peer())
                    .filter(peer -> peer instanceof Veth former && each.ref().equals(former.peer()))
                    .map(Veth.class::cast)
                    .ifPresent(former -> edits.add(new Edit.Change(Edit.UNTITLED, former.withPeer(null))));
        }
        edits.add(new Edit.Change(Edit.UNTITLED, one.withPeer(other.ref())));
        edits.add(new Edit.Change(Edit.UNTITLED, other.withPeer(one.ref())));
        return Optional.of(new Edit.Together(Message.of("edit.pair", one.name(), other.name()), edits));
    }
}
