package dev.macvlab.lab.apply;

import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.netlink.AddressRequest;
import dev.macvlab.netlink.DeleteLink;
import dev.macvlab.netlink.IpvlanFlag;
import dev.macvlab.netlink.IpvlanMode;
import dev.macvlab.netlink.LinkKind;
import dev.macvlab.netlink.MacvlanMode;
import dev.macvlab.netlink.NetlinkRequest;
import dev.macvlab.netlink.NewLink;
import dev.macvlab.netlink.RouteRequest;
import dev.macvlab.netlink.SetArp;
import dev.macvlab.netlink.SetBridgePort;
import dev.macvlab.netlink.SetIpvlan;
import dev.macvlab.netlink.SetLink;
import dev.macvlab.netlink.SetMacvlan;
import dev.macvlab.plan.DesiredKind;
import dev.macvlab.plan.DesiredLink;
import dev.macvlab.plan.DesiredRoute;
import dev.macvlab.plan.LinkId;
import dev.macvlab.plan.MacvlanSetting;
import dev.macvlab.plan.NamespaceId;
import dev.macvlab.plan.Step;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The message to the kernel that carries out a step.
 *
 * @param group the group that the lab's links are in
 * @param mark what is written into its links
 * @param namespaces the namespace of each place
 */
record Requests(int group, String mark, Function<NamespaceId, NetworkNamespace> namespaces) {
    /** The place whose socket the message for a step goes through; null when the step is no message. */
    static @Nullable NamespaceId socket(Step step) {
        return switch (step) {
            case Step.CreateNamespace _, Step.RemoveNamespace _, Step.WriteSetting _ -> null;
            case Step.CreateLink create -> {
                LinkId lower = create.device().form().lower();
                yield lower == null ? create.place() : lower.place();
            }
            default -> step.place();
        };
    }

    /** The message; only for steps that have a {@link #socket}. */
    NetlinkRequest of(Step step) {
        return switch (step) {
            case Step.StartLoopback _ -> SetLink.up(1);
            case Step.CreateLink it -> create(it);
            case Step.MarkLink it -> SetLink.of(it.index()).withAlias(mark);
            case Step.DeleteLink it -> DeleteLink.of(it.index());
            case Step.DeleteLinks _ -> DeleteLink.ofGroup(group);
            case Step.SetState it -> it.up() ? SetLink.up(it.index()) : SetLink.down(it.index());
            case Step.SetMtu it -> SetLink.of(it.index()).withMtu(it.mtu());
            case Step.SetMac it -> SetLink.of(it.index()).withMac(it.mac());
            case Step.SetArp it -> new SetArp(it.index(), it.on());
            case Step.SetBridge it -> SetLink.of(it.index()).withMaster(it.bridgeIndex());
            case Step.SetHairpin it -> SetBridgePort.hairpin(it.index(), it.on());
            case Step.ChangeMacvlan it -> change(it);
            case Step.ChangeIpvlan it -> new SetIpvlan(it.index(), mode(it.form()), flag(it.form()));
            case Step.AddAddress it -> {
                var add = AddressRequest.add(
                                it.index(), it.address().address(), it.address().prefixLength())
                        .withProtocol(DesiredRoute.PROTOCOL);
                yield it.dad() ? add : add.withoutDad();
            }
            case Step.RemoveAddress it ->
                AddressRequest.delete(
                        it.index(), it.address().address(), it.address().prefixLength());
            case Step.AddRoute it -> route(true, it.route(), it.deviceIndex()).withProtocol(DesiredRoute.PROTOCOL);
            case Step.RemoveRoute it ->
                route(false, it.route(), it.deviceIndex()).withProtocol(DesiredRoute.PROTOCOL);
            case Step.CreateNamespace _, Step.RemoveNamespace _, Step.WriteSetting _ ->
                throw new IllegalArgumentException("no message does this: " + step);
        };
    }

    private NewLink create(Step.CreateLink step) {
        DesiredLink device = step.device();
        LinkId lower = device.form().lower();
        DesiredLink peer = step.peer();
        LinkKind kind = peer == null ? kind(device.form()) : new LinkKind.Veth(peer(device, peer, step));
        NewLink link = end(NewLink.of(device.name(), kind), device, step.index(), step.mtu());
        if (lower == null) {
            return link;
        }
        NewLink child = link.on(step.lowerIndex());
        return lower.place().equals(device.place()) ? child : child.in(namespaces.apply(device.place()));
    }

    private NewLink peer(DesiredLink device, DesiredLink peer, Step.CreateLink step) {
        NewLink link = end(NewLink.vethPeer(peer.name()), peer, step.peerIndex(), step.peerMtu());
        return peer.place().equals(device.place()) ? link : link.in(namespaces.apply(peer.place()));
    }

    private NewLink end(NewLink link, DesiredLink device, int index, int mtu) {
        NewLink numbered = link.withIndex(index).withGroup(group);
        NewLink addressed = numbered.withMac(device.mac());
        return mtu == 0 ? addressed : addressed.withMtu(mtu);
    }

    private static LinkKind kind(DesiredKind form) {
        return switch (form) {
            case DesiredKind.Nic _ -> throw new IllegalArgumentException("no message makes a NIC");
            case DesiredKind.Cable _ -> new LinkKind.Veth(null);
            case DesiredKind.Bridge bridge -> new LinkKind.Bridge(bridge.snoops());
            case DesiredKind.Vlan vlan -> new LinkKind.Vlan(vlan.id());
            case DesiredKind.IpvlanChild child -> new LinkKind.Ipvlan(mode(child), flag(child));
            case DesiredKind.MacvlanChild child ->
                new LinkKind.Macvlan(
                        child.tap(),
                        mode(child),
                        child.noPromisc(),
                        child.noDst(),
                        child.sources(),
                        child.broadcastQueueLength() == DesiredKind.MacvlanChild.DEFAULT_QUEUE
                                ? -1
                                : child.broadcastQueueLength());
            default -> new LinkKind.Other(form.word());
        };
    }

    private static SetMacvlan change(Step.ChangeMacvlan step) {
        DesiredKind.MacvlanChild form = step.form();
        SetMacvlan change = SetMacvlan.of(step.index(), form.tap());
        if (step.changes(MacvlanSetting.MODE)) {
            change = change.withMode(mode(form));
        }
        if (step.changes(MacvlanSetting.FLAGS)) {
            change = change.withFlags(form.noPromisc(), form.noDst());
        }
        if (step.changes(MacvlanSetting.SOURCES)) {
            change = change.withSources(form.sources());
        }
        return step.changes(MacvlanSetting.BROADCAST_QUEUE)
                ? change.withBroadcastQueueLength(form.broadcastQueueLength())
                : change;
    }

    private static RouteRequest route(boolean add, DesiredRoute route, int deviceIndex) {
        var to = route.to().address();
        int length = route.to().prefixLength();
        RouteRequest request = add ? RouteRequest.add(to, length) : RouteRequest.delete(to, length);
        if (route.via() != null) {
            request = request.via(route.via());
        }
        if (deviceIndex != 0) {
            request = request.dev(deviceIndex);
        }
        if (route.metric() != 0) {
            request = request.withMetric(route.metric());
        }
        return route.onlink() ? request.asOnLink() : request;
    }

    private static MacvlanMode mode(DesiredKind.MacvlanChild form) {
        return MacvlanMode.valueOf(form.mode().name());
    }

    private static IpvlanMode mode(DesiredKind.IpvlanChild form) {
        return IpvlanMode.valueOf(form.mode().name());
    }

    private static IpvlanFlag flag(DesiredKind.IpvlanChild form) {
        return IpvlanFlag.valueOf(form.flag().name());
    }
}
