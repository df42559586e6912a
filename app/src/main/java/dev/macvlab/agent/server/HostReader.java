package dev.macvlab.agent.server;

import dev.macvlab.netlink.Address;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.LinkKind;
import dev.macvlab.netlink.Route;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.topology.HostFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the network of a namespace has, as far as anybody may. */
final class HostReader {
    private HostReader() {}

    static HostFacts read() throws IOException {
        try (RouteSocket socket = RouteSocket.open()) {
            List<Link> links = socket.links().entries();
            List<Address> addresses = socket.addresses().entries();
            List<Route> routes = socket.routes().entries();
            Map<Integer, Link> byIndex = new HashMap<>();
            links.forEach(link -> byIndex.put(link.index(), link));
            return new HostFacts(links.stream()
                    .filter(link -> !link.name().equals("lo"))
                    .map(link -> nic(link, byIndex, addresses, routes))
                    .toList());
        }
    }

    private static HostFacts.HostNic nic(
            Link link, Map<Integer, Link> byIndex, List<Address> addresses, List<Route> routes) {
        Link master = byIndex.get(link.master());
        return new HostFacts.HostNic(
                link.name(),
                link.index(),
                link.kind().name(),
                link.mac() == null ? null : link.mac().toString(),
                link.mtu(),
                link.up(),
                link.carrier(),
                speed(link),
                Files.exists(sysfs(link, "phy80211")) || Files.exists(sysfs(link, "wireless")),
                master == null ? null : master.name(),
                master == null ? null : master.kind().name(),
                routes.stream()
                        .filter(route -> route.isMain() && route.to().prefixLength() == 0)
                        .flatMap(route -> route.hops().stream())
                        .anyMatch(hop -> hop.linkIndex() == link.index()),
                addresses.stream()
                        .filter(address -> address.linkIndex() == link.index())
                        .map(address -> address.cidr().toString())
                        .toList(),
                byIndex.values().stream()
                        .filter(other -> other.lower() == link.index()
                                && other.lowerNamespace() < 0
                                && !(other.kind() instanceof LinkKind.Veth))
                        .map(Link::name)
                        .sorted()
                        .toList());
    }

    private static @Nullable Integer speed(Link link) {
        try {
            int speed = Integer.parseInt(Files.readString(sysfs(link, "speed")).strip());
            return speed > 0 ? speed : null;
        } catch (IOException | NumberFormatException _) {
            return null;
        }
    }

    private static Path sysfs(Link link, String file) {
        return Path.of("/sys/class/net", link.name(), file);
    }
}
