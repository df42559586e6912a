package dev.macvlab.desktop.canvas;

import dev.macvlab.edit.Edit;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.ExternalHost;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Place;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import java.util.List;
import java.util.stream.Stream;

/** Who can ping from where, and what there is to ping. */
final class ProbeEndpoints {
    private ProbeEndpoints() {}

    /** Whether pings can start there: at an interface, a namespace with interfaces or an external host. */
    static boolean canPing(Index index, Ref from) {
        return switch (index.element(from).orElse(null)) {
            case Interface _ -> true;
            case ExternalHost each -> !each.host().cidrs().isEmpty();
            case Place _ -> !index.in(from).isEmpty();
            case null -> !index.in(from).isEmpty();
        };
    }

    /** The addresses of an interface, an external host, or all interfaces of a namespace. */
    static List<IpAddress> addressesOf(Index index, Ref to) {
        Stream<Cidr> found = switch (index.element(to).orElse(null)) {
            case Interface each -> each.addresses().stream();
            case ExternalHost each -> each.host().cidrs().stream();
            case Place _ -> inside(index, to);
            case null -> inside(index, to);
        };
        return found.map(Cidr::address).distinct().toList();
    }

    private static Stream<Cidr> inside(Index index, Ref namespace) {
        return index.in(namespace).stream().flatMap(each -> each.addresses().stream());
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
