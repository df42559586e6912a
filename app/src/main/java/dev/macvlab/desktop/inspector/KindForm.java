package dev.macvlab.desktop.inspector;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.UnknownKeys;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields that only interfaces of some kinds have: of one interface, or of several at once. */
final class KindForm {
    private final Document document;
    private final Texts texts;
    private final Set<Ref> refs;

    KindForm(Document document, Texts texts, Set<Ref> refs) {
        this.document = document;
        this.texts = texts;
        this.refs = refs;
    }

    private <T extends Interface> FieldFactory<T> fields(Class<T> type) {
        return FieldFactory.ofInterfaces(document, texts, refs, type);
    }

    private Index index() {
        return document.index().get();
    }

    /** The fields of a kind. */
    List<Field> of(Kind kind) {
        boolean one = refs.size() == 1;
        return switch (kind) {
            case NIC -> port();
            case MACVLAN, MACVTAP -> macvlan();
            case IPVLAN -> ipvlan();
            case VLAN -> vlan();
            case BRIDGE -> one ? List.of(members()) : List.of();
            case VETH -> one ? List.of(peer()) : List.of();
            case DUMMY -> List.of(arp());
        };
    }

    /** The fields that all of those kinds have. */
    List<Field> of(Set<Kind> kinds) {
        if (kinds.size() == 1) {
            return of(kinds.iterator().next());
        }
        if (Set.of(Kind.MACVLAN, Kind.MACVTAP).containsAll(kinds)) {
            return macvlan();
        }
        boolean children =
                fields(Interface.class).target().read().get().stream().allMatch(Child.class::isInstance);
        return children
                ? List.of(parent(
                        fields(Child.class),
                        Child::withParent,
                        _ -> each -> each instanceof Nic || each instanceof Bridge))
                : List.of();
    }

    Field broadcastQueue() {
        FieldFactory<Macvlan> child = fields(Macvlan.class);
        return child.mono(
                "broadcastQueueLength",
                Macvlan::broadcastQueueLength,
                (each, text) -> each.withBroadcastQueueLength(child.number(text)));
    }

    private List<Field> macvlan() {
        FieldFactory<Macvlan> child = fields(Macvlan.class);
        var fields = new ArrayList<Field>();
        fields.add(child.segments(
                "mode",
                Stream.of(Macvlan.Mode.values()).map(Macvlan.Mode::word).toList(),
                each -> each.effectiveMode().word(),
                (each, word) -> each.withMode(word.equals(Macvlan.Mode.VEPA.word()) ? null : mode(word))));
        fields.add(parent(child, Child::withParent, index -> each -> !(each instanceof Macvlan)));
        boolean passthru =
                child.target().read().get().stream().allMatch(each -> each.effectiveMode() == Macvlan.Mode.PASSTHRU);
        boolean source =
                child.target().read().get().stream().allMatch(each -> each.effectiveMode() == Macvlan.Mode.SOURCE);
        if (passthru) {
            fields.add(child.onOff(
                    "promiscuous",
                    each -> !Boolean.FALSE.equals(each.promiscuous()),
                    (each, on) -> each.withPromiscuous(on ? null : Boolean.FALSE)));
        }
        if (source) {
            fields.add(child.rows("sources", Macvlan::sources, Macvlan::withSources));
            fields.add(child.onOff(
                    "nodst",
                    each -> Boolean.TRUE.equals(each.nodst()),
                    (each, on) -> each.withNodst(on ? Boolean.TRUE : null)));
        }
        return fields;
    }

    private static Macvlan.Mode mode(String word) {
        return Macvlan.Mode.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private List<Field> ipvlan() {
        FieldFactory<Ipvlan> child = fields(Ipvlan.class);
        return List.of(
                child.segments(
                        "ipvlanMode",
                        Stream.of(Ipvlan.Mode.values()).map(Ipvlan.Mode::word).toList(),
                        each -> each.effectiveMode().word(),
                        (each, word) -> each.withMode(
                                word.equals("l3") ? null : Ipvlan.Mode.valueOf(word.toUpperCase(Locale.ROOT)))),
                child.segments(
                        "flag",
                        Stream.of(Ipvlan.Flag.values()).map(Ipvlan.Flag::word).toList(),
                        each -> each.effectiveFlag().word(),
                        (each, word) -> each.withFlag(
                                word.equals("bridge") ? null : Ipvlan.Flag.valueOf(word.toUpperCase(Locale.ROOT)))),
                parent(child, Child::withParent, _ -> _ -> true));
    }

    private List<Field> vlan() {
        FieldFactory<Vlan> child = fields(Vlan.class);
        return List.of(
                child.mono("id", Vlan::id, (each, text) -> each.withId(child.number(text))),
                parent(child, Child::withParent, _ -> _ -> true));
    }

    private interface WithParent<T> {
        Child of(T child, @Nullable Ref parent);
    }

    private <T extends Child> Field parent(
            FieldFactory<T> child, WithParent<T> change, Function<Index, Predicate<Interface>> fits) {
        return child.choice("parent", Child::parent, () -> others(fits.apply(index())), text -> {
            var edits = new ArrayList<Edit>();
            Ref parent = text.isEmpty() ? null : Ref.parse(text);
            Message title = child.title("parent");
            for (T each : child.target().read().get()) {
                edits.add(new Edit.Change(title, change.of(each, parent)));
            }
            child.target().push(edits.size() == 1 ? edits.getFirst() : new Edit.Together(title, edits));
        });
    }

    private List<String> others(Predicate<Interface> fits) {
        return index().topology().interfaces().stream()
                .filter(each -> !refs.contains(each.ref()))
                .filter(fits)
                .map(each -> each.ref().toString())
                .toList();
    }

    private List<Field> port() {
        FieldFactory<Nic> nic = fields(Nic.class);
        var fields = new ArrayList<Field>();
        fields.add(nic.choice(
                "port",
                each -> each.port() == null ? "" : each.port().toSwitch(),
                () -> index().topology().switches().stream()
                        .map(each -> each.name())
                        .toList(),
                (each, text) -> each.withPort(plugged(each.port(), text))));
        if (nic.target().read().get().stream().allMatch(each -> each.port() != null)) {
            fields.add(nic.onOff(
                    "hairpin",
                    each -> each.port() != null && each.port().reflects(),
                    (each, on) -> each.port() == null
                            ? each
                            : each.withPort(each.port().withHairpin(on ? Boolean.TRUE : null))));
        }
        return fields;
    }

    private static Nic.@Nullable Port plugged(Nic.@Nullable Port before, String to) {
        if (to.isEmpty()) {
            return null;
        }
        return before == null ? new Nic.Port(to, null, UnknownKeys.NONE) : before.withSwitch(to);
    }

    private Field members() {
        FieldFactory<Bridge> bridge = fields(Bridge.class);
        return new MultipleChoice(
                "members",
                texts.get("field.members"),
                texts.get("inspector.noMembers"),
                () -> bridge.target().first().map(this::candidates).orElse(List.of()),
                () -> bridge.target().first().stream()
                        .flatMap(each -> each.members().stream())
                        .map(Ref::toString)
                        .collect(Collectors.toSet()),
                (member, in) -> bridge.now("members", each -> {
                    var members = new ArrayList<>(each.members());
                    members.remove(Ref.parse(member));
                    if (in) {
                        members.add(Ref.parse(member));
                    }
                    return each.withMembers(members);
                }));
    }

    private List<String> candidates(Bridge bridge) {
        return Stream.concat(
                        index().in(bridge.namespace()).stream()
                                .filter(each -> each.kind().mayBeMember())
                                .map(Interface::ref),
                        bridge.members().stream())
                .map(Ref::toString)
                .distinct()
                .toList();
    }

    private Field arp() {
        return fields(Dummy.class)
                .onOff("arp", Dummy::asksForNeighbours, (each, on) -> each.withArp(on ? Boolean.TRUE : null));
    }

    private Field peer() {
        FieldFactory<Veth> veth = fields(Veth.class);
        return veth.choice(
                "peer",
                Veth::peer,
                () -> others(Veth.class::isInstance),
                (each, text) -> each.withPeer(text.isEmpty() ? null : Ref.parse(text)));
    }
}
