package dev.macvlab.format;

import static dev.macvlab.format.Fields.oneOf;

import dev.macvlab.message.Message;
import dev.macvlab.topology.Area;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Note;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.UnknownKeys;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a topology of a JSON value; takes every value that has the right shape, legal or not. */
final class TopologyReader {
    private static final Pattern FORMAT = Pattern.compile("macvlab/([1-9][0-9]*)");

    private TopologyReader() {}

    static Topology topology(Node root) throws SchemaMismatch {
        Fields fields = Fields.of(root);
        fields.required("format", TopologyReader::version);
        return new Topology(
                Objects.requireNonNullElse(fields.optional("name", Fields::text), ""),
                fields.optional("about", Fields::text),
                fields.list("switches", TopologyReader::externalSwitch),
                fields.list("namespaces", TopologyReader::namespace),
                fields.list("interfaces", TopologyReader::anInterface),
                fields.list("probes", TopologyReader::probe),
                fields.list("notes", TopologyReader::note),
                fields.list("areas", TopologyReader::area),
                Objects.requireNonNullElse(fields.optional("layout", TopologyReader::layout), Map.of()),
                fields.rest());
    }

    /** The version of the format that a file says it has. */
    static int versionOf(Node root) throws SchemaMismatch {
        return Fields.of(root).required("format", TopologyReader::version);
    }

    private static Integer version(Node node) throws SchemaMismatch {
        String format = Fields.text(node);
        for (int version = 1; version <= TopologyFile.NEWEST; version++) {
            if (format.equals(TopologyFile.format(version))) {
                return version;
            }
        }
        String newest = TopologyFile.format(TopologyFile.NEWEST);
        Matcher ours = FORMAT.matcher(format);
        throw new SchemaMismatch(
                node,
                ours.matches()
                        ? Message.of("format.newer", format, newest)
                        : Message.of(
                                "format.other-format", SchemaMismatch.quoted(format), SchemaMismatch.quoted(newest)));
    }

    private static Switch externalSwitch(Node node) throws SchemaMismatch {
        Fields fields = Fields.of(node);
        return new Switch(
                fields.required("name", Fields::text),
                fields.list("hosts", TopologyReader::externalHost),
                fields.rest());
    }

    private static Switch.Host externalHost(Node node) throws SchemaMismatch {
        Fields fields = Fields.of(node);
        return new Switch.Host(
                fields.required("name", Fields::text), fields.list("addresses", Fields::text), fields.rest());
    }

    private static Namespace namespace(Node node) throws SchemaMismatch {
        Fields fields = Fields.of(node);
        return new Namespace(
                fields.required("name", Fields::text),
                fields.list("routes", TopologyReader::route),
                fields.optional("forwarding", Fields::flag),
                Objects.requireNonNullElse(
                        fields.optional("settings", TopologyReader::settings), Namespace.Settings.DEFAULT),
                fields.rest());
    }

    private static Namespace.Route route(Node node) throws SchemaMismatch {
        Fields fields = Fields.of(node);
        return new Namespace.Route(
                fields.required("to", Fields::text),
                fields.optional("via", Fields::text),
                fields.optional("dev", Fields::text),
                fields.optional("onlink", Fields::flag),
                fields.optional("metric", Fields::whole),
                fields.rest());
    }

    private static Namespace.Settings settings(Node node) throws SchemaMismatch {
        Fields fields = Fields.of(node);
        return new Namespace.Settings(
                fields.optional("rpFilter", Fields::whole),
                fields.optional("arpIgnore", Fields::whole),
                fields.optional("arpFilter", Fields::flag),
                fields.optional("arpNotify", Fields::flag),
                fields.optional("acceptLocal", Fields::flag),
                fields.optional("ipv6", Fields::flag),
                fields.rest());
    }

    private static Interface anInterface(Node node) throws SchemaMismatch {
        Fields fields = Fields.of(node);
        Kind kind = fields.required("kind", oneOf(List.of(Kind.values()), Kind::word));
        Common bare = new Common(
                fields.required("name", Fields::text),
                Objects.requireNonNullElse(fields.optional("namespace", Fields::text), Ref.HOST),
                fields.optional("mac", Fields::text),
                fields.optional("mtu", Fields::whole),
                fields.optional("up", Fields::flag),
                fields.optional("dad", Fields::flag),
                fields.list("addresses", Fields::text),
                UnknownKeys.NONE);
        Interface known = ofKind(kind, bare, fields);
        return known.withCommon(bare.withExtras(fields.rest()));
    }

    private static Interface ofKind(Kind kind, Common common, Fields fields) throws SchemaMismatch {
        return switch (kind) {
            case NIC -> new Nic(common, fields.optional("port", TopologyReader::port));
            case MACVLAN, MACVTAP ->
                new Macvlan(
                        common,
                        kind == Kind.MACVTAP,
                        fields.optional("parent", Fields::ref),
                        fields.optional("mode", oneOf(List.of(Macvlan.Mode.values()), Macvlan.Mode::word)),
                        fields.optional("promiscuous", Fields::flag),
                        fields.list("sources", Fields::text),
                        fields.optional("nodst", Fields::flag),
                        fields.optional("broadcastQueueLength", Fields::whole));
            case IPVLAN ->
                new Ipvlan(
                        common,
                        fields.optional("parent", Fields::ref),
                        fields.optional("mode", oneOf(List.of(Ipvlan.Mode.values()), Ipvlan.Mode::word)),
                        fields.optional("flag", oneOf(List.of(Ipvlan.Flag.values()), Ipvlan.Flag::word)));
            case VLAN -> new Vlan(common, fields.optional("parent", Fields::ref), fields.optional("id", Fields::whole));
            case BRIDGE -> new Bridge(common, fields.list("members", Fields::ref));
            case VETH -> new Veth(common, fields.optional("peer", Fields::ref));
            case DUMMY -> new Dummy(common, fields.optional("arp", Fields::flag));
        };
    }

    private static Nic.Port port(Node node) throws SchemaMismatch {
        Fields fields = Fields.of(node);
        return new Nic.Port(
                fields.required("switch", Fields::text), fields.optional("hairpin", Fields::flag), fields.rest());
    }

    private static Probe probe(Node node) throws SchemaMismatch {
        Fields fields = Fields.of(node);
        return new Probe(fields.required("from", Fields::ref), fields.required("to", Fields::text), fields.rest());
    }

    private static Note note(Node node) throws SchemaMismatch {
        Fields fields = Fields.of(node);
        return new Note(fields.required("text", Fields::text), fields.required("at", Fields::position), fields.rest());
    }

    private static Area area(Node node) throws SchemaMismatch {
        Fields fields = Fields.of(node);
        return new Area(
                fields.required("label", Fields::text),
                fields.required("at", Fields::position),
                fields.required("size", Fields::position),
                fields.optional("colour", Fields::text),
                fields.rest());
    }

    private static Map<Ref, Position> layout(Node node) throws SchemaMismatch {
        var layout = new LinkedHashMap<Ref, Position>();
        for (Map.Entry<String, Node> entry : Fields.of(node).left().entrySet()) {
            layout.put(Ref.parse(entry.getKey()), Fields.position(entry.getValue()));
        }
        return layout;
    }
}
