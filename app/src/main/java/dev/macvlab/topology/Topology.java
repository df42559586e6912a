package dev.macvlab.topology;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn and saved.
 *
 * @param name the lab's title; empty when none is given
 * @param about what the lab is for, in Markdown
 * @param namespaces every namespace but the host's, which may be listed too, for its routes and settings
 * @param layout where elements stand on the canvas
 */
public record Topology(
        String name,
        @Nullable String about,
        List<Switch> switches,
        List<Namespace> namespaces,
        List<Interface> interfaces,
        List<Probe> probes,
        List<Note> notes,
        List<Area> areas,
        Map<Ref, Position> layout,
        UnknownKeys extras)
        implements Elements {
    /** Nothing at all: an empty canvas. */
    public static final Topology EMPTY = new Topology(
            "", null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), UnknownKeys.NONE);

    public Topology {
        switches = List.copyOf(switches);
        namespaces = List.copyOf(namespaces);
        interfaces = List.copyOf(interfaces);
        probes = List.copyOf(probes);
        notes = List.copyOf(notes);
        areas = List.copyOf(areas);
        layout = Collections.unmodifiableMap(new LinkedHashMap<>(layout));
    }

    /** The first interface of that name and place. A walk; use {@link Index} for more than a few. */
    @Override
    public Optional<Interface> find(@Nullable Ref ref) {
        return interfaces.stream().filter(each -> each.ref().equals(ref)).findFirst();
    }

    /** The first namespace of that name that is listed. */
    @Override
    public Optional<Namespace> namespace(String wanted) {
        return namespaces.stream().filter(each -> each.name().equals(wanted)).findFirst();
    }

    /** The first switch of that name. */
    @Override
    public Optional<Switch> findSwitch(String wanted) {
        return switches.stream().filter(each -> each.name().equals(wanted)).findFirst();
    }

    public Topology withName(String newName) {
        return new Topology(newName, about, switches, namespaces, interfaces, probes, notes, areas, layout, extras);
    }

    public Topology withAbout(@Nullable String newAbout) {
        return new Topology(name, newAbout, switches, namespaces, interfaces, probes, notes, areas, layout, extras);
    }

    public Topology withSwitches(List<Switch> newSwitches) {
        return new Topology(name, about, newSwitches, namespaces, interfaces, probes, notes, areas, layout, extras);
    }

    public Topology withNamespaces(List<Namespace> newNamespaces) {
        return new Topology(name, about, switches, newNamespaces, interfaces, probes, notes, areas, layout, extras);
    }

    public Topology withInterfaces(List<? extends Interface> newInterfaces) {
        return new Topology(
                name, about, switches, namespaces, List.copyOf(newInterfaces), probes, notes, areas, layout, extras);
    }

    public Topology withProbes(List<Probe> newProbes) {
        return new Topology(name, about, switches, namespaces, interfaces, newProbes, notes, areas, layout, extras);
    }

    public Topology withNotes(List<Note> newNotes) {
        return new Topology(name, about, switches, namespaces, interfaces, probes, newNotes, areas, layout, extras);
    }

    public Topology withAreas(List<Area> newAreas) {
        return new Topology(name, about, switches, namespaces, interfaces, probes, notes, newAreas, layout, extras);
    }

    public Topology withLayout(Map<Ref, Position> newLayout) {
        return new Topology(name, about, switches, namespaces, interfaces, probes, notes, areas, newLayout, extras);
    }
}
