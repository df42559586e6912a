package dev.macvlab.lab;

import dev.macvlab.netlink.Address;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the kernel has in the namespaces of a lab.
 *
 * @param places what is in each namespace that there is
 * @param ownership what of it is the lab's
 */
record Snapshot(Map<Place, Contents> places, Ownership ownership) {
    /** The protocol by which the routes of a lab are known (linux/rtnetlink.h keeps 5 to 255 for programs). */
    public static final int ROUTE_PROTOCOL = 77;

    /**
     * What is in one namespace.
     *
     * @param settings values by path below {@code /proc/sys/net}, of those that somebody asked for
     * @param originals what a setting was before the lab changed it
     */
    public record Contents(
            List<Link> links,
            List<Address> addresses,
            List<Route> routes,
            Map<String, String> settings,
            Map<String, String> originals) {
        /** What a namespace has that was made this moment. */
        public static final Contents FRESH = new Contents(List.of(), List.of(), List.of(), Map.of(), Map.of());

        public Contents {
            links = List.copyOf(links);
            addresses = List.copyOf(addresses);
            routes = List.copyOf(routes);
            settings = Map.copyOf(settings);
            originals = Map.copyOf(originals);
        }
    }

    public Snapshot {
        places = new LinkedHashMap<>(places);
    }

    /** What is where the user starts. */
    Contents host() {
        return Objects.requireNonNull(places.get(Place.HOST));
    }

    /** A host with nothing of a lab in it. */
    static Snapshot bare(int group) {
        return new Snapshot(Map.of(Place.HOST, Contents.FRESH), Ownership.ofGroup(group));
    }
}
