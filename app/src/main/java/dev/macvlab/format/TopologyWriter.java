package dev.macvlab.format;

import dev.macvlab.topology.Area;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Note;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Standalone;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.UnknownKeys;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** Writes a topology with its keys always in the same order, one element a line; what is left out stays out. */
final class TopologyWriter {
    private static final JsonStringEncoder QUOTING = JsonStringEncoder.getInstance();

    /** An object whose keys come in the order in which they are put; unknown ones last. */
    private static final class Line {
        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
        private final Set<String> known = new HashSet<>();

        /** Sets a key, unless there is nothing to say. */
        Line put(String key, @Nullable Object value) {
            known.add(key);
            boolean silent = value == null
                    || (value instanceof List<?> list && list.isEmpty())
                    || (value instanceof Map<?, ?> map && map.isEmpty());
            if (!silent) {
                values.put(key, value);
            }
            return this;
        }

        /** The whole object. A key that has a meaning here is never taken from {@code extras}. */
        Map<String, @Nullable Object> with(UnknownKeys extras) {
            extras.values().forEach((key, value) -> {
                if (!known.contains(key)) {
                    values.put(key, value);
                }
            });
            return values;
        }
    }

    private TopologyWriter() {}

    static String text(Topology topology) {
        return text(tree(topology));
    }

    /** A topology as plain maps, lists, texts, numbers and booleans, with its keys in the order of a file. */
    static Map<String, @Nullable Object> tree(Topology topology) {
        var layout = new LinkedHashMap<String, Object>();
        topology.layout().forEach((ref, position) -> layout.put(ref.toString(), numbers(position)));
        return new Line()
                .put("format", TopologyFile.format(version(topology)))
                .put("name", topology.name().isEmpty() ? null : topology.name())
                .put("about", topology.about())
                .put("switches", each(topology.switches(), TopologyWriter::externalSwitch))
                .put("namespaces", each(topology.namespaces(), TopologyWriter::namespace))
                .put("interfaces", each(topology.interfaces(), TopologyWriter::anInterface))
                .put("probes", each(topology.probes(), TopologyWriter::probe))
                .put("notes", each(topology.notes(), TopologyWriter::note))
                .put("areas", each(topology.areas(), TopologyWriter::area))
                .put("layout", layout)
                .with(topology.extras());
    }

    /** The lowest version of the format that has all that is in a topology. */
    static int version(Topology topology) {
        return topology.interfaces().stream()
                .mapToInt(each -> each.kind().since())
                .max()
                .orElse(1);
    }

    /** The text of a file for such a tree. */
    static String text(Map<String, @Nullable Object> root) {
        var text = new StringBuilder("{");
        root.forEach((key, value) -> {
            text.append(text.length() == 1 ? "\n  " : ",\n  ");
            appendQuoted(text, key).append(": ");
            appendTopLevel(text, key, value);
        });
        return text.append("\n}\n").toString();
    }

    /** One value on one line. */
    static String value(@Nullable Object value) {
        var text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    /** A list, and the layout, with one element a line; anything else on one line. */
    private static void appendTopLevel(StringBuilder text, String key, @Nullable Object value) {
        if (value instanceof List<?> elements && !elements.isEmpty()) {
            appendEach(text.append('['), elements, ",\n    ", "\n    ", TopologyWriter::append)
                    .append("\n  ]");
        } else if (value instanceof Map<?, ?> layout && key.equals("layout")) {
            appendEach(text.append('{'), layout.entrySet(), ",\n    ", "\n    ", TopologyWriter::appendEntry)
                    .append("\n  }");
        } else {
            append(text, value);
        }
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case String string -> appendQuoted(text, string);
            case Map<?, ?> map ->
                appendEach(text.append('{'), map.entrySet(), ", ", "", TopologyWriter::appendEntry)
                        .append('}');
            case List<?> list ->
                appendEach(text.append('['), list, ", ", "", TopologyWriter::append)
                        .append(']');
            case null, default -> text.append(value);
        }
    }

    private static void appendEntry(StringBuilder text, Map.Entry<?, ?> entry) {
        appendQuoted(text, String.valueOf(entry.getKey())).append(": ");
        append(text, entry.getValue());
    }

    private static <T extends @Nullable Object> StringBuilder appendEach(
            StringBuilder text,
            Collection<? extends T> items,
            String between,
            String before,
            BiConsumer<StringBuilder, T> appending) {
        String separator = before;
        for (T item : items) {
            text.append(separator);
            appending.accept(text, item);
            separator = between;
        }
        return text;
    }

    private static StringBuilder appendQuoted(StringBuilder text, String string) {
        text.append('"');
        QUOTING.quoteAsString(string, text);
        return text.append('"');
    }

    private static <T> List<Map<String, @Nullable Object>> each(
            List<T> elements, Function<T, Map<String, @Nullable Object>> writing) {
        List<Map<String, @Nullable Object>> written = new ArrayList<>(elements.size());
        elements.forEach(element -> written.add(writing.apply(element)));
        return written;
    }

    private static Map<String, @Nullable Object> externalSwitch(Switch each) {
        return new Line()
                .put("name", each.name())
                .put("hosts", each(each.hosts(), TopologyWriter::externalHost))
                .with(each.extras());
    }

    private static Map<String, @Nullable Object> externalHost(Switch.Host host) {
        return new Line()
                .put("name", host.name())
                .put("addresses", host.addresses())
                .with(host.extras());
    }

    private static Map<String, @Nullable Object> namespace(Namespace each) {
        return new Line()
                .put("name", each.name())
                .put("routes", each(each.routes(), TopologyWriter::route))
                .put("forwarding", each.forwarding())
                .put("settings", settings(each.settings()))
                .with(each.extras());
    }

    private static Map<String, @Nullable Object> route(Namespace.Route route) {
        return new Line()
                .put("to", route.to())
                .put("via", route.via())
                .put("dev", route.dev())
                .put("onlink", route.onlink())
                .put("metric", route.metric())
                .with(route.extras());
    }

    private static Map<String, @Nullable Object> settings(Namespace.Settings settings) {
        return new Line()
                .put("rpFilter", settings.rpFilter())
                .put("arpIgnore", settings.arpIgnore())
                .put("arpFilter", settings.arpFilter())
                .put("arpNotify", settings.arpNotify())
                .put("acceptLocal", settings.acceptLocal())
                .put("ipv6", settings.ipv6())
                .with(settings.extras());
    }

    private static Map<String, @Nullable Object> anInterface(Interface each) {
        Common common = each.common();
        Line line = new Line()
                .put("kind", each.kind().word())
                .put("name", common.name())
                .put("namespace", common.namespace().equals(Ref.HOST) ? null : common.namespace());
        switch (each) {
            case Macvlan macvlan ->
                line.put("parent", text(macvlan.parent()))
                        .put(
                                "mode",
                                macvlan.mode() == null ? null : macvlan.mode().word())
                        .put("promiscuous", macvlan.promiscuous())
                        .put("sources", macvlan.sources())
                        .put("nodst", macvlan.nodst())
                        .put("broadcastQueueLength", macvlan.broadcastQueueLength());
            case Ipvlan ipvlan ->
                line.put("parent", text(ipvlan.parent()))
                        .put(
                                "mode",
                                ipvlan.mode() == null ? null : ipvlan.mode().word())
                        .put(
                                "flag",
                                ipvlan.flag() == null ? null : ipvlan.flag().word());
            case Vlan vlan -> line.put("parent", text(vlan.parent())).put("id", vlan.id());
            case Bridge bridge ->
                line.put("members", bridge.members().stream().map(Ref::toString).toList());
            case Veth veth -> line.put("peer", text(veth.peer()));
            case Dummy dummy -> line.put("arp", dummy.arp());
            case Standalone _ -> {}
        }
        line.put("mac", common.mac())
                .put("mtu", common.mtu())
                .put("up", common.up())
                .put("dad", common.dad())
                .put("addresses", common.addresses());
        if (each instanceof Nic nic) {
            line.put("port", nic.port() == null ? null : port(nic.port()));
        }
        return line.with(common.extras());
    }

    private static Map<String, @Nullable Object> port(Nic.Port port) {
        return new Line()
                .put("switch", port.toSwitch())
                .put("hairpin", port.hairpin())
                .with(port.extras());
    }

    private static Map<String, @Nullable Object> probe(Probe probe) {
        return new Line()
                .put("from", probe.from().toString())
                .put("to", probe.to())
                .with(probe.extras());
    }

    private static Map<String, @Nullable Object> note(Note note) {
        return new Line().put("text", note.text()).put("at", numbers(note.at())).with(note.extras());
    }

    private static Map<String, @Nullable Object> area(Area area) {
        return new Line()
                .put("label", area.label())
                .put("at", numbers(area.at()))
                .put("size", numbers(area.size()))
                .put("colour", area.colour())
                .with(area.extras());
    }

    private static @Nullable String text(@Nullable Ref ref) {
        return ref == null ? null : ref.toString();
    }

    private static List<BigDecimal> numbers(Position position) {
        return List.of(number(position.x()), number(position.y()));
    }

    /** 120 rather than 120.0. */
    private static BigDecimal number(double coordinate) {
        double within = Double.isFinite(coordinate) ? Math.clamp(coordinate, -Fields.FARTHEST, Fields.FARTHEST) : 0;
        BigDecimal shortest = new BigDecimal(Double.toString(within)).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
