package dev.macvlab.lab.host;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import dev.macvlab.plan.NamespaceId;
import dev.macvlab.topology.Names;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a lab on this machine that outlives every process: it names all that was or may have been made, with
 * what that is recognised by, and says what was there before. It is written before anything is made.
 *
 * @param lab the lab's id
 * @param topology the text of the topology file that it is to have
 * @param before the text of the one it had before an apply that still can be taken back; null for none
 * @param nics names of the machine's NICs by those in the topology
 * @param links also those that a step has still to make
 */
public record Journal(
        String lab,
        Phase phase,
        String topology,
        @Nullable String before,
        Map<String, String> nics,
        List<BoundNic> bound,
        List<OwnNamespace> namespaces,
        List<OwnLink> links,
        List<OwnAddress> addresses,
        List<OwnRoute> routes,
        List<OwnSetting> settings) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,29}");
    private static final Pattern SETTING = Pattern.compile("ipv[46]/conf/all/[a-z0-9_]+");

    /** How far a lab is. */
    public enum Phase {
        /** Being made or changed; when nobody is at it any more, somebody was stopped in the middle. */
        BUILDING,
        /** Made and verified, and to be taken back unless the user says that the connection still works. */
        UNCONFIRMED,
        STANDING,
        /** Being taken down. */
        REMOVING
    }

    /**
     * A NIC of the machine as it was before the lab touched it, and what the lab changed.
     *
     * @param element the name in the topology
     * @param routes those that leave by it and that the kernel doesn't make by itself
     * @param newMacs what the lab has set, or is about to; what is something else is somebody else's
     * @param newMtus likewise
     * @param newStates likewise; true is up
     * @param disturbed whether the kernel may have dropped addresses or routes because of what the lab did
     */
    public record BoundNic(
            String element,
            String name,
            int index,
            @Nullable String mac,
            int mtu,
            boolean up,
            List<String> addresses,
            List<KeptRoute> routes,
            List<String> newMacs,
            List<Integer> newMtus,
            List<Boolean> newStates,
            boolean disturbed) {
        public BoundNic {
            Objects.requireNonNull(element, "element");
            legalInterface(name);
            positive(index);
            legalMac(mac);
            newMacs = List.copyOf(newMacs);
            newMacs.forEach(Journal::legalMac);
            newMtus = List.copyOf(newMtus);
            newStates = List.copyOf(newStates);
            addresses = List.copyOf(addresses);
            addresses.forEach(Cidr::parse);
            routes = List.copyOf(routes);
        }
    }

    /** A route as it was. */
    public record KeptRoute(
            String to, @Nullable String via, @Nullable String source, int metric, int protocol, boolean onlink) {
        public KeptRoute {
            Cidr.parse(to);
            legalIp(via);
            legalIp(source);
        }
    }

    /**
     * A namespace with a name.
     *
     * @param device and {@code inode} of the file behind the name
     * @param cookie what no other namespace has; 0 where the kernel doesn't tell
     */
    public record OwnNamespace(String name, long device, long inode, long cookie) {
        public OwnNamespace {
            legalPlace(name);
        }
    }

    /**
     * A link.
     *
     * @param mac null where the kernel takes it from another link
     * @param kind as {@code ip link} calls it
     */
    public record OwnLink(
            NamespaceId place,
            String name,
            int index,
            @Nullable String mac,
            int group,
            String kind) {
        public OwnLink {
            Objects.requireNonNull(kind, "kind");
            legalPlace(place.name());
            legalInterface(name);
            positive(index);
            legalMac(mac);
        }
    }

    /** An address on a NIC of the machine; those on links of the lab go with them. */
    public record OwnAddress(String nic, int index, String address) {
        public OwnAddress {
            legalInterface(nic);
            positive(index);
            Cidr.parse(address);
        }
    }

    /** A route of the host; those of the lab's namespaces go with them. */
    public record OwnRoute(
            String to, @Nullable String via, @Nullable String dev, int metric) {
        public OwnRoute {
            Cidr.parse(to);
            legalIp(via);
        }
    }

    /**
     * A setting of a namespace.
     *
     * @param key the file below {@code /proc/sys/net}
     * @param original what it was before
     */
    public record OwnSetting(NamespaceId place, String key, String original) {
        public OwnSetting {
            legalPlace(place.name());
            check(SETTING.matcher(key).matches(), "no setting of a lab: " + key);
            check(original.matches("-?[0-9]{1,10}"), "no value of a setting: " + original);
        }
    }

    /** Refuses what can't have been written by {@link HostLab}: it may name files and what is deleted. */
    public Journal {
        check(isId(lab), "no id of a lab: " + lab);
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(topology, "topology");
        nics = Collections.unmodifiableMap(new LinkedHashMap<>(nics));
        nics.values().forEach(Journal::legalInterface);
        bound = List.copyOf(bound);
        namespaces = List.copyOf(namespaces);
        links = List.copyOf(links);
        addresses = List.copyOf(addresses);
        routes = List.copyOf(routes);
        settings = List.copyOf(settings);
    }

    /** Whether a text can be a lab's id: up to 30 small letters, digits and dashes, which is good for a file's name. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** A lab that has nothing yet. */
    public static Journal of(String lab) {
        return new Journal(
                lab,
                Phase.BUILDING,
                "",
                null,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    Journal in(Phase next) {
        return new Journal(lab, next, topology, before, nics, bound, namespaces, links, addresses, routes, settings);
    }

    Journal to(String newTopology, @Nullable String oldTopology, Map<String, String> newNics) {
        return new Journal(
                lab, phase, newTopology, oldTopology, newNics, bound, namespaces, links, addresses, routes, settings);
    }

    Journal with(
            List<BoundNic> newBound,
            List<OwnLink> newLinks,
            List<OwnAddress> newAddresses,
            List<OwnRoute> newRoutes,
            List<OwnSetting> newSettings) {
        return new Journal(
                lab,
                phase,
                topology,
                before,
                nics,
                newBound,
                namespaces,
                newLinks,
                newAddresses,
                newRoutes,
                newSettings);
    }

    Journal withNamespaces(List<OwnNamespace> newNamespaces) {
        return new Journal(
                lab, phase, topology, before, nics, bound, newNamespaces, links, addresses, routes, settings);
    }

    private static void legalInterface(String name) {
        check(Names.whyIllegalInterface(name).isEmpty(), "no name of an interface: " + name);
    }

    private static void legalPlace(String name) {
        check(Names.whyIllegalPlace(name).isEmpty(), "no name of a namespace: " + name);
    }

    private static void legalMac(@Nullable String mac) {
        if (mac != null) {
            MacAddress.parse(mac);
        }
    }

    private static void legalIp(@Nullable String address) {
        if (address != null) {
            IpAddress.parse(address);
        }
    }

    private static void positive(int index) {
        check(index > 0, "no index of a link: " + index);
    }

    private static void check(boolean good, String why) {
        if (!good) {
            throw new IllegalArgumentException(why);
        }
    }
}
