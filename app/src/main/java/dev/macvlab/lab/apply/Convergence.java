package dev.macvlab.lab.apply;

import dev.macvlab.lab.state.OpenNamespaces;
import dev.macvlab.lab.state.Snapshot;
import dev.macvlab.message.ExplainedException;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.netlink.Address;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.OperState;
import dev.macvlab.netlink.Route;
import dev.macvlab.plan.DesiredKind;
import dev.macvlab.plan.DesiredLink;
import dev.macvlab.plan.DesiredState;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.LinkId;
import dev.macvlab.plan.NamespaceId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Waits for what the kernel does by itself after it took every message: cables come up, bridges open their ports, and
 * IPv6 addresses pass duplicate address detection.
 */
final class Convergence {
    private static final long CARRIER_NANOS = 2_000_000_000L;
    private static final long DAD_NANOS = 10_000_000_000L;

    private final DesiredState wanted;
    private final OpenNamespaces openNamespaces;
    private final Observer observer;
    private final Map<LinkId, DesiredLink> devices;
    private final Map<LinkId, Boolean> carriers = new HashMap<>();

    Convergence(DesiredState wanted, OpenNamespaces openNamespaces, Observer observer) {
        this.wanted = wanted;
        this.openNamespaces = openNamespaces;
        this.observer = observer;
        devices = wanted.byId();
    }

    /** Waits, and returns a sentence for everything that did not come. */
    List<Message> wait(Snapshot first) throws LabException, IOException {
        Map<NamespaceId, List<DesiredLink>> open = new LinkedHashMap<>();
        for (DesiredLink device : wanted.devices()) {
            if (carrier(device.id(), new HashSet<>())) {
                open.computeIfAbsent(device.place(), _ -> new ArrayList<>()).add(device);
            }
        }
        Map<DesiredLink, Message> faults = new LinkedHashMap<>();
        long began = System.nanoTime();
        long pause = 1;
        Map<NamespaceId, Snapshot.Contents> contents = new HashMap<>(first.places());
        while (true) {
            long waited = System.nanoTime() - began;
            for (Map.Entry<NamespaceId, List<DesiredLink>> each : open.entrySet()) {
                Snapshot.Contents now = contents.get(each.getKey());
                for (DesiredLink device : List.copyOf(each.getValue())) {
                    if (now != null && settled(device, now, waited, faults)) {
                        each.getValue().remove(device);
                    }
                }
            }
            open.values().removeIf(List::isEmpty);
            if (open.isEmpty()) {
                return List.copyOf(new ArrayList<>(faults.values()));
            }
            if (observer.cancelled()) {
                throw LabException.cancelled();
            }
            pause(pause);
            pause = Math.min(2 * pause, 50);
            contents.clear();
            for (NamespaceId place : open.keySet()) {
                contents.put(place, openNamespaces.read(place));
            }
        }
    }

    private boolean settled(DesiredLink device, Snapshot.Contents now, long waited, Map<DesiredLink, Message> faults)
            throws IOException {
        Link link = null;
        for (Link each : now.links()) {
            link = each.name().equals(device.name()) ? each : link;
        }
        if (link == null || !runs(device, link)) {
            if (waited <= CARRIER_NANOS) {
                return false;
            }
            if (link == null || !link.lowerUp()) {
                faults.put(device, Message.of("lab.no-carrier", device.element()));
            }
            return true;
        }
        for (Address address : now.addresses()) {
            if (address.linkIndex() != link.index()) {
                continue;
            }
            Cidr cidr = address.cidr();
            if (!device.addresses().contains(cidr)) {
                continue;
            }
            if (address.duplicate()) {
                faults.put(device, Message.of("lab.address-elsewhere", device.element(), cidr));
            } else if (address.tentative() || !isOwn(device.place(), cidr.address(), link)) {
                if (waited > DAD_NANOS) {
                    faults.put(device, Message.of("lab.address-tentative", device.element(), cidr));
                    continue;
                }
                return false;
            }
        }
        return true;
    }

    /**
     * Whether packets to an address stay here. Of an IPv6 address that the kernel has taken it says so a little later,
     * also without duplicate address detection (addrconf_dad_work in net/ipv6/addrconf.c).
     */
    private boolean isOwn(NamespaceId place, IpAddress address, Link link) throws IOException {
        return !address.isV6()
                || openNamespaces
                        .socket(place)
                        .routeTo(address, address.isLinkLocal() ? link.index() : 0)
                        .filter(Route::isLocal)
                        .isPresent();
    }

    /**
     * Whether a device carries traffic. A cable or bridge does when its operational state says so, since only then the
     * kernel has opened the port of the bridge. A child does as soon as it has carrier; the kernel may take a second
     * more to say so of it, because it looks at such changes once a second (net/core/link_watch.c).
     */
    private static boolean runs(DesiredLink device, Link link) {
        return link.lowerUp()
                && ((device.form().lower() != null && device.bridge() == null)
                        || link.operState() == OperState.UP
                        || link.operState() == OperState.UNKNOWN);
    }

    /** Whether a device will have carrier: it is up, and so is all that it depends on. */
    private boolean carrier(LinkId id, Set<LinkId> path) {
        Boolean known = carriers.get(id);
        DesiredLink device = devices.get(id);
        if (known != null || device == null || !device.up() || !path.add(id)) {
            return Boolean.TRUE.equals(known);
        }
        boolean works = switch (device.form()) {
            case DesiredKind.Cable(LinkId peer) -> {
                DesiredLink other = devices.get(peer);
                yield other != null && other.up();
            }
            case DesiredKind.Bridge _ ->
                wanted.devices().stream()
                        .anyMatch(port -> device.name().equals(port.bridge())
                                && port.place().equals(device.place())
                                && carrier(port.id(), path));
            default -> {
                LinkId lower = device.form().lower();
                yield lower == null || carrier(lower, path);
            }
        };
        carriers.put(id, works);
        return works;
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExplainedException(Message.of("lab.interrupted"), e);
        }
    }
}
