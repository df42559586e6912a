package dev.macvlab.plan;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.LinkState;
import dev.macvlab.resolve.LinkStates;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes desired links of the interfaces that the user drew, each behind what it is on. */
final class DesiredLinkBuilder {
    private final Index index;
    private final LinkStates links;
    private final NicMapping nics;
    private final LinkProperties properties;
    private final SimulatedNetwork outside;
    private final DesiredStateParts parts;

    /**
     * @param parts what is found is added to them
     */
    DesiredLinkBuilder(
            Index index,
            LinkStates links,
            NicMapping nics,
            LinkProperties properties,
            SimulatedNetwork outside,
            DesiredStateParts parts) {
        this.index = index;
        this.links = links;
        this.nics = nics;
        this.properties = properties;
        this.outside = outside;
        this.parts = parts;
    }

    /** Adds a link with what it is on, unless it was added with another one. */
    void add(LinkState link) throws LabException {
        if (parts.has(nics.id(link.itself()))) {
            return;
        }
        switch (link.itself()) {
            case Nic nic -> add(nic, link);
            case Veth veth -> addPair(veth);
            case Bridge _ -> add(link, new DesiredKind.Bridge(true), ValueParser.mtu(link.stack(), null));
            case Dummy dummy ->
                add(
                        link,
                        new DesiredKind.Dummy(dummy.asksForNeighbours()),
                        ValueParser.mtu(link.stack(), InterfaceStack.ETHERNET_MTU));
            case Macvlan child -> {
                DesiredLink lower = lower(link);
                add(link, kind(child, lower), mtuOn(lower, link));
            }
            case Ipvlan child -> {
                DesiredLink lower = lower(link);
                DesiredKind form =
                        new DesiredKind.IpvlanChild(lower.id(), child.effectiveMode(), child.effectiveFlag());
                add(link, form, ValueParser.mtu(link.stack(), lower.mtu()));
            }
            case Vlan child -> {
                DesiredLink lower = lower(link);
                add(link, kind(child, lower), mtuOn(lower, link));
            }
        }
    }

    private void add(LinkState link, DesiredKind form, @Nullable Integer mtu) throws LabException {
        parts.add(properties.created(link, form, mtu));
    }

    private void add(Nic nic, LinkState link) throws LabException {
        if (nics.areSimulated()) {
            outside.add(nic, link);
        } else {
            nics.check(nic, index.topology());
            parts.add(properties.bound(link));
        }
    }

    private void addPair(Veth veth) throws LabException {
        Interface other = index.find(veth.peer()).orElse(null);
        if (!(other instanceof Veth peer)
                || !veth.ref().equals(peer.peer())
                || peer.ref().equals(veth.ref())) {
            throw ValueParser.refused(
                    veth.ref(),
                    "peer",
                    veth.peer() == null ? Message.of("plan.peer-undrawn") : Message.of("plan.peer-other", veth.peer()),
                    Message.of("plan.peer.remedy"));
        }
        addEnd(veth, peer);
        addEnd(peer, veth);
    }

    private void addEnd(Veth end, Veth peer) throws LabException {
        LinkState link = link(end);
        add(link, new DesiredKind.Cable(nics.id(peer)), ValueParser.mtu(link.stack(), InterfaceStack.ETHERNET_MTU));
    }

    private static DesiredKind kind(Macvlan child, DesiredLink lower) throws LabException {
        return new DesiredKind.MacvlanChild(
                lower.id(),
                child.tap(),
                child.effectiveMode(),
                Boolean.FALSE.equals(child.promiscuous()),
                Boolean.TRUE.equals(child.nodst()),
                ValueParser.sources(child),
                Objects.requireNonNullElse(child.broadcastQueueLength(), DesiredKind.MacvlanChild.DEFAULT_QUEUE));
    }

    private static DesiredKind kind(Vlan child, DesiredLink lower) throws LabException {
        Integer id = child.id();
        if (id == null || !child.hasPossibleId()) {
            throw ValueParser.refused(child.ref(), "id", Message.of("plan.vlan-id"), Message.of("plan.vlan-id.remedy"));
        }
        return new DesiredKind.Vlan(lower.id(), id, lower.form().arp());
    }

    /** The link that the kernel will really put a child on, which is added first. */
    private DesiredLink lower(LinkState child) throws LabException {
        Ref parent = child.stack().device().writtenParent();
        LinkState lower = child.lower();
        if (parent == null) {
            throw ValueParser.refused(
                    child.ref(), "parent", Message.of("plan.parent-none"), Message.of("plan.parent-none.remedy"));
        }
        if (child.stack().parent() == null) {
            throw ValueParser.refused(
                    child.ref(),
                    "parent",
                    Message.of("plan.parent-missing", parent),
                    Message.of("plan.parent-missing.remedy", parent));
        }
        if (lower == null) {
            // What it is drawn on stands on nothing itself, and is refused for that.
            return lower(link(child.stack().parent().itself()));
        }
        add(lower);
        return parts.link(nics.id(lower.itself()));
    }

    /**
     * The MTU of a child; null where the kernel follows other devices. What is more than that of a bridge is refused here,
     * since the bridge's own follows its members.
     */
    private @Nullable Integer mtuOn(DesiredLink lower, LinkState child) throws LabException {
        Integer mtu = ValueParser.mtu(child.stack(), lower.mtu());
        InterfaceStack below = Objects.requireNonNull(child.stack().lower());
        InterfaceStack decides = below.mtuFrom();
        boolean known = nics.areSimulated()
                || !(decides.itself() instanceof Nic)
                || decides.device().writtenMtu() != null;
        if (mtu != null && lower.mtu() == null && known && mtu > below.mtu().orElse(mtu)) {
            throw ValueParser.refused(
                    child.ref(),
                    "mtu",
                    Message.of("plan.mtu-of-port", mtu, below.mtu().getAsInt(), below.ref(), decides.ref()),
                    Message.of("plan.mtu-of-port.remedy", decides.ref()));
        }
        return mtu;
    }

    private LinkState link(Interface drawn) {
        return Objects.requireNonNull(links.find(drawn.ref()));
    }
}
