package dev.macvlab.edit;

import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Area;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Note;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Copies of elements: cut out of one topology as a small topology of their own, and put into another with names, MACs
 * and addresses counted on. Links between copied elements lead to the copies; those to others lead where they led.
 */
public final class Copies {
    /**
     * What a paste makes.
     *
     * @param edit adds the copies, as one change
     * @param refs the copies that nothing else contains
     */
    public record Pasted(Edit edit, Set<Ref> refs) {}

    private final Index into;
    private final UnusedValues fresh;
    private final Map<Ref, Ref> images = new LinkedHashMap<>();
    private final Map<IpAddress, IpAddress> addresses = new HashMap<>();
    private final List<Edit> edits = new ArrayList<>();

    private Copies(Index into) {
        this.into = into;
        fresh = new UnusedValues(into);
    }

    /**
     * The part of {@code topology} that {@code refs} name: namespaces with their interfaces, switches with their hosts,
     * probes between them, and where they stand. An external host comes with its switch's name alone.
     *
     * @param layout where everything stands
     */
    public static Topology cutOut(Topology topology, Set<Ref> refs, Map<Ref, Position> layout) {
        Set<Ref> wanted = new LinkedHashSet<>(refs);
        topology.interfaces().stream()
                .filter(each -> !each.namespace().equals(Ref.HOST) && refs.contains(Ref.top(each.namespace())))
                .forEach(each -> wanted.add(each.ref()));
        var switches = new ArrayList<Switch>();
        for (Switch each : topology.switches()) {
            boolean whole = refs.contains(Ref.top(each.name()));
            List<Switch.Host> hosts = each.hosts().stream()
                    .filter(host -> whole || refs.contains(each.ref(host)))
                    .toList();
            hosts.forEach(host -> wanted.add(each.ref(host)));
            if (whole || !hosts.isEmpty()) {
                switches.add(each.withHosts(hosts));
            }
        }
        var places = new LinkedHashMap<Ref, Position>();
        layout.forEach((ref, at) -> {
            if (wanted.contains(ref)) {
                places.put(ref, at);
            }
        });
        return Topology.EMPTY
                .withSwitches(switches)
                .withNamespaces(topology.namespaces().stream()
                        .filter(each -> wanted.contains(Ref.top(each.name())))
                        .toList())
                .withInterfaces(topology.interfaces().stream()
                        .filter(each -> wanted.contains(each.ref()))
                        .toList())
                .withProbes(topology.probes().stream()
                        .filter(each -> wanted.contains(each.from()))
                        .toList())
                .withLayout(places);
    }

    /**
     * The change that puts copies of all of {@code fragment} into a topology.
     *
     * @param title what the undo menu says, for instance "Paste mac1"
     * @param dx how far from their originals what is in no container is placed
     */
    public static Pasted paste(Message title, Topology fragment, Index into, double dx, double dy) {
        return new Copies(into).pasted(title, fragment, dx, dy);
    }

    private Pasted pasted(Message title, Topology fragment, double dx, double dy) {
        Set<Ref> tops = new LinkedHashSet<>();
        for (Namespace each : fragment.namespaces()) {
            images.put(Ref.top(each.name()), Ref.top(fresh.placeAfter(each.name())));
        }
        for (Switch each : fragment.switches()) {
            // A switch that only carries copied hosts stays what it is, where it still is.
            boolean whole = fragment.layout().containsKey(Ref.top(each.name()))
                    || into.findSwitch(each.name()).isEmpty();
            Ref image = whole ? Ref.top(fresh.placeAfter(each.name())) : Ref.top(each.name());
            if (whole) {
                images.put(Ref.top(each.name()), image);
                tops.add(image);
                edits.add(new Edit.AddSwitch(
                        each.withName(image.name()).withHosts(List.of()),
                        moved(fragment, Ref.top(each.name()), dx, dy)));
            }
            for (Switch.Host host : each.hosts()) {
                String name = fresh.hostName(image.name(), host.name());
                Ref copied = new Ref(image.name(), name);
                images.put(each.ref(host), copied);
                if (!whole) {
                    tops.add(copied);
                }
                edits.add(new Edit.AddHost(
                        image.name(),
                        host.withName(name).withAddresses(countedOn(host.addresses())),
                        moved(fragment, each.ref(host), dx, dy)));
            }
        }
        for (Namespace each : fragment.namespaces()) {
            Ref image = image(Ref.top(each.name()));
            tops.add(image);
        }
        for (Interface each : fragment.interfaces()) {
            Ref namespace = images.get(Ref.top(each.namespace()));
            String place = each.namespace().equals(Ref.HOST) || namespace == null ? each.namespace() : namespace.name();
            if (namespace == null && into.namespace(place).isEmpty()) {
                place = Ref.HOST;
            }
            images.put(each.ref(), new Ref(place, fresh.nameAfter(each.name())));
        }
        for (Namespace each : fragment.namespaces()) {
            edits.add(new Edit.AddNamespace(
                    each.withReferences(this::image), moved(fragment, Ref.top(each.name()), dx, dy)));
        }
        for (Interface each : fragment.interfaces()) {
            boolean contained = images.containsKey(Ref.top(each.namespace()));
            Ref image = image(each.ref());
            edits.add(new Edit.AddInterface(
                    copy(each, image),
                    contained ? fragment.layout().get(each.ref()) : moved(fragment, each.ref(), dx, dy)));
            if (!contained) {
                tops.add(image);
            }
        }
        for (Probe each : fragment.probes()) {
            String to = IpAddress.tryParse(each.to())
                    .map(address -> addresses.getOrDefault(address, address).toString())
                    .orElse(each.to());
            edits.add(new Edit.AddProbe(new Probe(image(each.from()), to, each.extras())));
        }
        addDrawings(fragment, dx, dy);
        return new Pasted(new Edit.Together(title, edits), tops);
    }

    private void addDrawings(Topology fragment, double dx, double dy) {
        if (!fragment.notes().isEmpty()) {
            var notes = new ArrayList<>(into.topology().notes());
            fragment.notes()
                    .forEach(each -> notes.add(new Note(each.text(), each.at().plus(dx, dy), each.extras())));
            edits.add(new Edit.SetNotes(Edit.UNTITLED, notes));
        }
        if (!fragment.areas().isEmpty()) {
            var areas = new ArrayList<>(into.topology().areas());
            fragment.areas()
                    .forEach(each -> areas.add(
                            new Area(each.label(), each.at().plus(dx, dy), each.size(), each.colour(), each.extras())));
            edits.add(new Edit.SetAreas(Edit.UNTITLED, areas));
        }
    }

    private static Position moved(Topology fragment, Ref ref, double dx, double dy) {
        return fragment.layout().getOrDefault(ref, new Position(0, 0)).plus(dx, dy);
    }

    private Ref image(Ref ref) {
        return images.getOrDefault(ref, ref);
    }

    private Interface copy(Interface each, Ref image) {
        Common common = each.common().withName(image.name()).withNamespace(image.place());
        if (common.mac() != null) {
            common = common.withMac(fresh.mac());
        }
        // What only one interface can have stays with the original, unless it is copied too.
        return each.withCommon(common.withAddresses(countedOn(common.addresses())))
                .withReferences((relation, ref) -> relation.isExclusive() ? images.get(ref) : image(ref));
    }

    private List<String> countedOn(List<String> written) {
        return written.stream()
                .map(text -> {
                    Optional<Cidr> old = Cidr.tryParse(text);
                    Optional<Cidr> next = old.flatMap(fresh::addressAfter);
                    if (old.isPresent() && next.isPresent()) {
                        addresses.put(old.get().address(), next.get().address());
                    }
                    return next.map(Cidr::toString).orElse(text);
                })
                .toList();
    }
}
