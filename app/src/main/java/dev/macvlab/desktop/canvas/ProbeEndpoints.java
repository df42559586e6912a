package dev.macvlab.desktop.canvas;

import dev.macvlab.edit.Edit;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import java.util.List;
import java.util.stream.Stream;

/** Who can ping from where, and what there is to ping. */
final class ProbeEndpoints {
    private ProbeEndpoints() {}

    /** Whether pings can start there: at an interface, a namespace with interfaces or an external host. */
    static boolean canPing(Index index, Ref from) {
        return index.find(from).isPresent()
                || isHost(index, from)
                || (from.isTop() && !index.in(from.name()).isEmpty());
    }

    private static boolean isHost(Index index, Ref ref) {
        return hostAddresses(index, ref).findAny().isPresent();
    }

    private static Stream<Cidr> hostAddresses(Index index, Ref ref) {
        return index.findSwitch(ref.place()).stream()
                .flatMap(each -> each.hosts().stream())
                .filter(host -> host.name().equals(ref.name()))
                .flatMap(host -> host.cidrs().stream());
    }

    /** The addresses of an interface, an external host, or all interfaces of a namespace. */
    static List<IpAddress> addressesOf(Index index, Ref to) {
        Stream<Cidr> own = index.find(to).stream().flatMap(each -> each.addresses().stream());
        Stream<Cidr> inside = to.isTop() && index.find(to).isEmpty()
                ? index.in(to.name()).stream().flatMap(each -> each.addresses().stream())
                : Stream.of();
        return Stream.of(own, inside, hostAddresses(index, to))
                .flatMap(each -> each)
                .map(Cidr::address)
                .distinct()
                .toList();
    }

    /**
     * Who pings when a line starts at that element: an interface that is alone in its namespace pings as the namespace
     * does, any other is bound to.
     */
    static Ref senderAt(Index index, Ref from) {
        Interface element = index.find(from).orElse(null);
        return element != null && index.in(element.namespace()).size() == 1 ? Ref.top(element.namespace()) : from;
    }

    static void add(Surface surface, Ref from, IpAddress to) {
        Probe probe = Probe.of(senderAt(surface.index(), from), to.toString());
        surface.push(new Edit.AddProbe(probe));
        surface.document().select(probe);
    }
}
