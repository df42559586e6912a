package dev.macvlab.bench;

import dev.macvlab.check.Check;
import dev.macvlab.check.Problem;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.netlink.Link;
import dev.macvlab.plan.LabException;
import dev.macvlab.resolve.LinkState;
import dev.macvlab.resolve.LinkStates;
import dev.macvlab.resolve.MacSource;
import dev.macvlab.resolve.Views;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Holds what is resolved of random labs against the links that the kernel then has. */
final class LinkAgreement {
    private static final long SETTLING_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final NamespaceThread outer;
    private final Set<Kind> kinds;
    private final Map<Kind, Integer> compared = new EnumMap<>(Kind.class);

    LinkAgreement(NamespaceThread outer, Set<Kind> kinds) {
        this.outer = outer;
        this.kinds = kinds;
    }

    /** How many links of each kind were compared so far. */
    synchronized Map<Kind, Integer> compared() {
        return Map.copyOf(compared);
    }

    /** Where the kernel has something else than is resolved, once the lab of that seed stands; none where check refuses it. */
    List<String> differences(long seed) throws IOException {
        Topology lab = RandomLab.of(seed, kinds);
        boolean refused = Check.of(Index.of(lab)).stream().anyMatch(each -> each.severity() == Problem.Severity.ERROR);
        List<String> differences = refused ? List.of() : differences(lab);
        return differences.stream().map(each -> "seed " + seed + ": " + each).toList();
    }

    /** Where the kernel has something else than is resolved, once the lab stands. */
    List<String> differences(Topology lab) throws IOException {
        LinkStates links = LinkStates.of(Views.of(lab), LinkStates.SANDBOX_SEED, LinkAgreement::filtersUnicast);
        try (Rig rig = Rig.open(outer)) {
            rig.build(lab);
            long began = System.nanoTime();
            List<String> differences = differences(links, rig);
            while (!differences.isEmpty() && System.nanoTime() - began < SETTLING_NANOS) {
                LockSupport.parkNanos(POLL_NANOS);
                differences = differences(links, rig);
            }
            count(links);
            return differences;
        } catch (LabException e) {
            return List.of("refused: " + e.getMessage());
        }
    }

    /** In a sandbox a NIC is one end of a veth pair. */
    private static boolean filtersUnicast(Nic nic) {
        return false;
    }

    private synchronized void count(LinkStates links) {
        links.all().forEach(each -> compared.merge(each.itself().kind(), 1, Integer::sum));
    }

    private static List<String> differences(LinkStates links, Rig rig) throws IOException {
        List<String> differences = new ArrayList<>();
        for (LinkState each : links.all()) {
            Optional<Link> found = rig.link(each.ref());
            if (found.isEmpty()) {
                differences.add(each + " is not there");
                continue;
            }
            Link link = found.get();
            if (each.lower() != null) {
                boolean apart =
                        !each.lower().itself().namespace().equals(each.itself().namespace());
                compare(
                        differences,
                        each,
                        "lower device",
                        index(rig, each.lower()) + (apart ? " elsewhere" : ""),
                        link.lower() + (link.lowerNamespace() >= 0 ? " elsewhere" : ""));
            }
            compare(differences, each, "master", each.master() == null ? 0 : index(rig, each.master()), link.master());
            compare(differences, each, "MTU", each.stack().mtu().orElse(-1), link.mtu());
            if (!(each.itself() instanceof Ipvlan)) {
                compare(differences, each, "ARP", each.asksForNeighbours(), link.asksForNeighbours());
            }
            compare(differences, each, "carrier", each.carrier(), link.lowerUp());
            compare(differences, each, "promiscuity", (long) each.promiscuity(), link.promiscuity());
            boolean random = each.stack().macSource() == MacSource.LOWEST_PORT
                    && each.ports().isEmpty();
            if (!random && !standsOnRandom(each)) {
                compare(differences, each, "MAC address", each.mac(), String.valueOf(link.mac()));
            }
        }
        return differences;
    }

    /** Whether its MAC address is that of a bridge to which the kernel gives any. */
    private static boolean standsOnRandom(LinkState link) {
        LinkState at = link;
        while (at.stack().macSource() == MacSource.LOWER_DEVICE && at.lower() != null) {
            at = at.lower();
        }
        return at.stack().macSource() == MacSource.LOWEST_PORT && at.ports().isEmpty();
    }

    private static int index(Rig rig, LinkState link) throws IOException {
        return rig.link(link.ref()).map(Link::index).orElse(-1);
    }

    private static void compare(
            List<String> differences, LinkState link, String what, Object resolved, @Nullable Object kernel) {
        if (!String.valueOf(resolved).equals(String.valueOf(kernel))) {
            differences.add(link + " (" + link.itself().kind() + (link.up() ? "" : ", down") + "): " + what + " is "
                    + kernel + ", resolved as " + resolved);
        }
    }
}
