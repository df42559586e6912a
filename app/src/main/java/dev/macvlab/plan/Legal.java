package dev.macvlab.plan;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.Stack;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads values that a topology keeps as text, and refuses those that the kernel would. */
public final class Legal {
    private Legal() {}

    static WantedRoute route(Index index, Place place, Namespace.Route drawn) throws LabException {
        Ref element = place.element();
        IpAddress via = null;
        if (drawn.via() != null) {
            via = IpAddress.tryParse(drawn.via())
                    .orElseThrow(() -> refused(
                            element,
                            "routes",
                            "The gateway " + drawn.via() + " of a route is no IP address.",
                            "Write it as 192.168.56.1."));
        }
        String dev = drawn.dev();
        if (via == null && dev == null) {
            throw refused(
                    element,
                    "routes",
                    "The route to " + drawn.to() + " has neither a gateway nor an interface.",
                    "Give it via or dev.");
        }
        if (dev != null
                && index.find(new Ref(element.isTop() ? place.name() : element.place(), dev))
                        .isEmpty()
                && !dev.equals("lo")) {
            throw refused(
                    element,
                    "routes",
                    "The route to " + drawn.to() + " leaves by " + dev + ", which is not in this namespace.",
                    "Name an interface of the namespace.");
        }
        boolean v6 = via == null ? drawn.to().indexOf(':') >= 0 : via.isV6();
        Cidr to = drawn.to().equals("default")
                ? Cidr.parse(v6 ? "::/0" : "0.0.0.0/0")
                : Cidr.tryParse(drawn.to())
                        .or(() -> IpAddress.tryParse(drawn.to()).map(one -> new Cidr(one, one.bitLength())))
                        .orElseThrow(() -> refused(
                                element,
                                "routes",
                                "A route leads to " + drawn.to() + ", which is no network.",
                                "Write it as 10.0.0.0/8, or as default."));
        int metric = drawn.metric() == null ? 0 : drawn.metric();
        if (metric < 0) {
            throw refused(element, "routes", "A route has the metric " + metric + ".", "Use 0 or more.");
        }
        return new WantedRoute(to.network(), via, dev, drawn.isOnlink(), metric);
    }

    static List<Cidr> addresses(Ref element, List<String> written) throws LabException {
        Set<Cidr> addresses = new LinkedHashSet<>();
        for (String text : written) {
            Cidr cidr = Cidr.tryParse(text)
                    .filter(each -> !each.address().toString().startsWith("::ffff:"))
                    .orElseThrow(() -> refused(
                            element,
                            "addresses",
                            text + " is no address with the length of its prefix.",
                            "Write it as 192.168.56.122/24."));
            addresses.add(cidr);
        }
        return List.copyOf(addresses);
    }

    static Set<MacAddress> sources(Macvlan child) throws LabException {
        Set<MacAddress> sources = new LinkedHashSet<>();
        for (String text : child.sources()) {
            sources.add(mac(child.ref(), "sources", text));
        }
        if (!sources.isEmpty() && child.effectiveMode() != Macvlan.Mode.SOURCE) {
            throw refused(
                    child.ref(),
                    "sources",
                    "Only a child in source mode has a list of senders.",
                    "Set its mode to source, or empty the list.");
        }
        return sources;
    }

    static MacAddress mac(Ref element, String field, String text) throws LabException {
        return MacAddress.tryParse(text)
                .filter(mac -> !mac.isZero() && !mac.isMulticast())
                .orElseThrow(() -> refused(
                        element,
                        field,
                        text + " is no MAC address that an interface can have.",
                        "Use six bytes whose first is even, as in 02:00:00:00:00:01."));
    }

    static @Nullable Integer mtu(Stack drawn, @Nullable Integer otherwise) throws LabException {
        Integer written = drawn.device().writtenMtu();
        int least = drawn.itself().smallestMtu();
        if (written != null && (written < least || written > 65535)) {
            throw refused(
                    drawn.ref(),
                    "mtu",
                    "The kernel takes an MTU from " + least + " to 65535, not " + written + ".",
                    "Use 1500, or at most the parent's.");
        }
        return written == null ? otherwise : written;
    }

    /** The refusal of a topology that no kernel was asked about. */
    public static LabException refused(Ref element, @Nullable String field, String why, String remedy) {
        return new LabException(LabException.REFUSED, element, field, why, remedy);
    }
}
