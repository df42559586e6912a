package dev.macvlab.resolve;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Namespace.Route;
import dev.macvlab.topology.Ref;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A namespace with what is in it. */
public final class ResolvedNamespace implements View<ResolvedNamespace> {
    private static final Cidr EVERYWHERE_V4 = Cidr.parse("0.0.0.0/0");
    private static final Cidr EVERYWHERE_V6 = Cidr.parse("::/0");

    private final Namespace namespace;
    private final List<ResolvedInterface> interfaces;
    private final List<Way> ways;

    /**
     * A route, its text read.
     *
     * @param to null when it can't be read; a bare address is a host
     * @param via null when there is none, or it can't be read
     * @param dev null when there is none, or it is not in the namespace
     */
    public record Way(
            Route route,
            @Nullable Cidr to,
            @Nullable IpAddress via,
            @Nullable ResolvedInterface dev) {
        /** Whether it is an IPv6 route. */
        public boolean isV6() {
            return to != null ? to.address().isV6() : via != null && via.isV6();
        }

        /** As the user wrote it, to be named in a sentence. */
        @Override
        public String toString() {
            return "the route to " + route.to();
        }
    }

    /**
     * @param namespace the first of its name
     * @param interfaces in the order of the topology
     */
    public ResolvedNamespace(Namespace namespace, List<ResolvedInterface> interfaces) {
        this.namespace = namespace;
        this.interfaces = interfaces;
        ways = namespace.routes().isEmpty()
                ? List.of()
                : namespace.routes().stream().map(this::read).toList();
    }

    private Way read(Route route) {
        IpAddress via =
                route.via() == null ? null : IpAddress.tryParse(route.via()).orElse(null);
        Cidr to;
        if (route.to().equals("default")) {
            to = via != null && via.isV6() ? EVERYWHERE_V6 : EVERYWHERE_V4;
        } else {
            to = Cidr.tryParse(route.to())
                    .or(() -> IpAddress.tryParse(route.to()).map(host -> new Cidr(host, host.bitLength())))
                    .orElse(null);
        }
        ResolvedInterface dev = route.dev() == null
                ? null
                : interfaces.stream()
                        .filter(each -> Objects.equals(each.itself().name(), route.dev()))
                        .findFirst()
                        .orElse(null);
        return new Way(route, to, via, dev);
    }

    public Namespace namespace() {
        return namespace;
    }

    public Ref ref() {
        return Ref.top(namespace.name());
    }

    public List<ResolvedInterface> interfaces() {
        return interfaces;
    }

    /** The routes that are drawn, in the order of the topology. */
    public List<Way> ways() {
        return ways;
    }

    @Override
    public boolean sameAs(ResolvedNamespace other) {
        return namespace.equals(other.namespace) && interfaces.equals(other.interfaces);
    }
}
