package dev.macvlab.topology;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A network namespace; the one named {@link Ref#HOST} holds the host's own routes and settings.
 *
 * @param forwarding whether it forwards packets, IPv4 and IPv6; null is no
 */
public record Namespace(
        String name, List<Route> routes, @Nullable Boolean forwarding, Settings settings, UnknownKeys extras)
        implements Place {
    public Namespace {
        routes = List.copyOf(routes);
    }

    /** A namespace with nothing in it and the kernel's defaults. */
    public static Namespace named(String name) {
        return new Namespace(name, List.of(), null, Settings.DEFAULT, UnknownKeys.NONE);
    }

    /** Whether it is a router. */
    public boolean forwards() {
        return Boolean.TRUE.equals(forwarding);
    }

    public Namespace withName(String newName) {
        return new Namespace(newName, routes, forwarding, settings, extras);
    }

    public Namespace withRoutes(List<Route> newRoutes) {
        return new Namespace(name, newRoutes, forwarding, settings, extras);
    }

    /** The same namespace with every element that it refers to, and its own name, replaced by its image. */
    public Namespace withReferences(UnaryOperator<Ref> image) {
        return withName(image.apply(Ref.top(name)).name())
                .withRoutes(routes.stream()
                        .map(route -> route.dev() == null
                                ? route
                                : route.withDev(
                                        image.apply(new Ref(name, route.dev())).name()))
                        .toList());
    }

    public Namespace withForwarding(@Nullable Boolean newForwarding) {
        return new Namespace(name, routes, newForwarding, settings, extras);
    }

    public Namespace withSettings(Settings newSettings) {
        return new Namespace(name, routes, forwarding, newSettings, extras);
    }

    /**
     * A route; text is kept as it was written.
     *
     * @param to {@code default} or a prefix
     * @param via the gateway's address; null for a route to the link itself
     * @param dev the interface's name in the namespace; null lets the kernel find it by {@code via}
     * @param onlink whether the gateway is taken to be on the link though no prefix covers it; null is no
     * @param metric null is the kernel's default
     */
    public record Route(
            String to,
            @Nullable String via,
            @Nullable String dev,
            @Nullable Boolean onlink,
            @Nullable Integer metric,
            UnknownKeys extras) {
        public Route withDev(@Nullable String newDev) {
            return new Route(to, via, newDev, onlink, metric, extras);
        }

        /** Whether the {@code onlink} flag is set. */
        public boolean isOnlink() {
            return Boolean.TRUE.equals(onlink);
        }
    }

    /**
     * Settings under net/ipv4/conf/all and net/ipv6/conf/all (Documentation/networking/ip-sysctl.rst); null is the
     * kernel's default for a fresh namespace.
     *
     * @param rpFilter 0 off, 1 strict, 2 loose
     * @param arpIgnore 0 to 8
     * @param ipv6 whether IPv6 is on
     */
    public record Settings(
            @Nullable Integer rpFilter,
            @Nullable Integer arpIgnore,
            @Nullable Boolean arpFilter,
            @Nullable Boolean arpNotify,
            @Nullable Boolean acceptLocal,
            @Nullable Boolean ipv6,
            UnknownKeys extras) {
        /** The kernel's defaults. */
        public static final Settings DEFAULT = new Settings(null, null, null, null, null, null, UnknownKeys.NONE);
    }
}
