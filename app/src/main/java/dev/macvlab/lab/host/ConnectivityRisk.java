package dev.macvlab.lab.host;

import dev.macvlab.lab.state.Snapshot;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.netlink.Address;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.LinkKind;
import dev.macvlab.netlink.Route;
import dev.macvlab.plan.DesiredKind;
import dev.macvlab.plan.DesiredRoute;
import dev.macvlab.plan.NamespaceId;
import dev.macvlab.plan.Step;
import dev.macvlab.plan.StepDescription;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step that may cut this machine, or the user, off from the network.
 *
 * @param nic the machine's NIC
 * @param carries what goes through it, as in "the default route"
 * @param does what the step does, as a clause
 */
public record ConnectivityRisk(String nic, Message carries, Message does) {
    private enum Traffic {
        DEFAULT_ROUTE,
        SSH
    }

    /**
     * The user's connection to this machine.
     *
     * @param peer where the user is
     * @param local the address of this machine that it goes to; null when nobody knows
     */
    public record Connection(IpAddress peer, @Nullable IpAddress local) {
        /** Reads what {@code sshd} leaves in SSH_CONNECTION; null when it is nothing of the sort. */
        public static @Nullable Connection parse(String text) {
            String[] words = text.split(" ", -1);
            IpAddress peer = IpAddress.tryParse(withoutZone(words[0])).orElse(null);
            return peer == null
                    ? null
                    : new Connection(
                            peer,
                            words.length < 3
                                    ? null
                                    : IpAddress.tryParse(withoutZone(words[2])).orElse(null));
        }

        private static String withoutZone(String address) {
            int zone = address.indexOf('%');
            return zone < 0 ? address : address.substring(0, zone);
        }
    }

    /**
     * The steps of a plan that may cut something off: a pure function of the plan and what the host has.
     *
     * @param connection the user's; null when the user sits at this machine
     */
    static List<ConnectivityRisk> of(List<Step> steps, Snapshot.Contents host, @Nullable Connection connection) {
        Map<Integer, Link> links = new HashMap<>();
        host.links().forEach(link -> links.put(link.index(), link));
        Map<Integer, Set<Traffic>> carrying = carrying(host, links, connection);
        List<ConnectivityRisk> risks = new ArrayList<>();
        for (Step step : steps) {
            int index = touched(step);
            if (step instanceof Step.AddRoute add
                    && add.place().equals(NamespaceId.HOST)
                    && takes(add.route(), connection)) {
                carrying.forEach((each, traffic) -> risks.add(
                        new ConnectivityRisk(name(links, each), words(traffic), StepDescription.words(step))));
                continue;
            }
            Set<Traffic> traffic = index == 0 ? null : carrying.get(index);
            if (traffic != null) {
                risks.add(new ConnectivityRisk(name(links, index), words(traffic), StepDescription.words(step)));
            }
        }
        return List.copyOf(risks);
    }

    private static String name(Map<Integer, Link> links, int index) {
        Link link = links.get(index);
        return link == null ? "link " + index : link.name();
    }

    private static Message words(Set<Traffic> traffic) {
        return Message.of(
                traffic.size() > 1
                        ? "lab.carries.both"
                        : traffic.contains(Traffic.SSH) ? "lab.carries.ssh" : "lab.carries.default-route");
    }

    /** What goes through which link: not only the one that a route names, but all below it. */
    private static Map<Integer, Set<Traffic>> carrying(
            Snapshot.Contents host, Map<Integer, Link> links, @Nullable Connection connection) {
        Map<Integer, Set<Traffic>> carrying = new HashMap<>();
        for (Route route : host.routes()) {
            if (route.isMain() && route.to().prefixLength() == 0) {
                route.hops().forEach(hop -> mark(carrying, links, hop.linkIndex(), Traffic.DEFAULT_ROUTE));
            }
        }
        if (connection != null) {
            IpAddress local = connection.local;
            for (Address each : host.addresses()) {
                if (local != null && local.equals(each.address())) {
                    mark(carrying, links, each.linkIndex(), Traffic.SSH);
                }
            }
            Route best = null;
            for (Route route : host.routes()) {
                if (route.isMain()
                        && Cidr.parse(JournalOwnership.to(route)).contains(connection.peer)
                        && (best == null
                                || route.to().prefixLength() > best.to().prefixLength())) {
                    best = route;
                }
            }
            if (best != null) {
                best.hops().forEach(hop -> mark(carrying, links, hop.linkIndex(), Traffic.SSH));
            }
        }
        return carrying;
    }

    private static void mark(Map<Integer, Set<Traffic>> carrying, Map<Integer, Link> links, int index, Traffic what) {
        if (!carrying.computeIfAbsent(index, _ -> EnumSet.noneOf(Traffic.class)).add(what)) {
            return;
        }
        Link link = links.get(index);
        if (link != null && link.lower() != 0 && link.lowerNamespace() < 0 && !(link.kind() instanceof LinkKind.Veth)) {
            mark(carrying, links, link.lower(), what);
        }
        links.values().stream()
                .filter(port -> port.master() == index)
                .forEach(port -> mark(carrying, links, port.index(), what));
    }

    private static boolean takes(DesiredRoute route, @Nullable Connection connection) {
        return route.to().prefixLength() == 0
                || (connection != null && route.to().contains(connection.peer));
    }

    /** The link of the host whose traffic a step may interrupt; 0 for none. */
    private static int touched(Step step) {
        if (!step.place().equals(NamespaceId.HOST) && !(step instanceof Step.CreateLink)) {
            return 0;
        }
        return switch (step) {
            case Step.SetState it -> it.index();
            case Step.SetMtu it -> it.index();
            case Step.SetMac it -> it.index();
            case Step.SetBridge it -> it.index();
            case Step.AddAddress it -> it.index();
            case Step.RemoveAddress it -> it.index();
            case Step.DeleteLink it -> it.index();
            case Step.CreateLink it
            when it.device().form() instanceof DesiredKind.MacvlanChild child
                    && (child.isPassthru() || child.noDst()) ->
                child.lower().place().equals(NamespaceId.HOST) ? it.lowerIndex() : 0;
            default -> 0;
        };
    }
}
