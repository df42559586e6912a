package dev.macvlab.desktop.inspector;

import dev.macvlab.desktop.Document;
import dev.macvlab.desktop.Selection;
import dev.macvlab.desktop.Texts;
import dev.macvlab.edit.Edit;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Extras;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of interfaces: of one, or of several of one kind at once. */
final class InterfaceForm {
    private final Document document;
    private final Texts texts;
    private final Set<Ref> refs;
    private final Maker<Interface> make;

    InterfaceForm(Document document, Texts texts, Set<Ref> refs) {
        this.document = document;
        this.texts = texts;
        this.refs = refs;
        make = maker(Interface.class, Edit.Change::new);
    }

    private <T extends Interface> Maker<T> maker(Class<T> type, BiFunction<String, T, Edit> edit) {
        return new Maker<>(
                new Handle<>(
                        document,
                        () -> refs.stream()
                                .flatMap(ref -> index().find(ref).stream())
                                .filter(type::isInstance)
                                .map(type::cast)
                                .toList(),
                        edit),
                Interface::name,
                texts);
    }

    private Index index() {
        return document.index().get();
    }

    boolean isAlive() {
        return make.handle().isAlive();
    }

    /** What decides which fields there are. */
    Object shape() {
        return make.handle().read().get().stream()
                .map(each -> switch (each) {
                    case Macvlan child -> child.effectiveMode().word();
                    case Nic nic -> nic.port() == null ? "unplugged" : "plugged";
                    default -> "";
                })
                .toList();
    }

    /** What is most often changed. */
    List<Field> main(Kind kind) {
        var fields = new ArrayList<Field>();
        boolean one = refs.size() == 1;
        if (one) {
            fields.add(make.entry("name", Interface::name, this::rename));
        }
        fields.addAll(
                switch (kind) {
                    case NIC -> port();
                    case MACVLAN, MACVTAP -> macvlan();
                    case IPVLAN -> ipvlan();
                    case VLAN -> vlan();
                    case BRIDGE -> one ? List.of(members()) : List.of();
                    case VETH -> one ? List.of(peer()) : List.of();
                });
        if (one) {
            fields.add(make.rows(
                    "addresses",
                    each -> each.common().addresses(),
                    (each, lines) -> with(each, each.common().withAddresses(lines))));
        }
        return fields;
    }

    /** The rest. */
    List<Field> more(Kind kind) {
        var fields = new ArrayList<Field>();
        fields.add(make.choice("namespace", Interface::namespace, this::namespaces, this::moveInto));
        if (refs.size() == 1) {
            fields.add(make.mono(
                    "mac",
                    texts.get(inherits(kind) ? "prompt.parents" : "prompt.mac"),
                    each -> each.common().mac(),
                    (each, text) -> with(each, each.common().withMac(text.isEmpty() ? null : text))));
        }
        fields.add(make.mono(
                "mtu",
                texts.get(isChild(kind) ? "prompt.parents" : "prompt.mtu"),
                Interface::mtu,
                (each, text) -> with(each, each.common().withMtu(make.number(text)))));
        if (kind == Kind.MACVLAN || kind == Kind.MACVTAP) {
            fields.add(maker(Macvlan.class, Edit.Change::new)
                    .mono(
                            "broadcastQueueLength",
                            Macvlan::broadcastQueueLength,
                            (each, text) -> each.withBroadcastQueueLength(make.number(text))));
        }
        fields.add(make.onOff(
                "up", Interface::up, (each, on) -> with(each, each.common().withUp(on ? null : Boolean.FALSE))));
        fields.add(make.onOff(
                "dad",
                each -> !Boolean.FALSE.equals(each.common().dad()),
                (each, on) -> with(each, each.common().withDad(on ? null : Boolean.FALSE))));
        return fields;
    }

    private static boolean isChild(Kind kind) {
        return kind == Kind.MACVLAN || kind == Kind.MACVTAP || kind == Kind.IPVLAN || kind == Kind.VLAN;
    }

    /** Whether the kind has its parent's MAC address unless it is given another. */
    private static boolean inherits(Kind kind) {
        return kind == Kind.IPVLAN || kind == Kind.VLAN;
    }

    private List<Field> macvlan() {
        Maker<Macvlan> child = maker(Macvlan.class, Edit.Change::new);
        var fields = new ArrayList<Field>();
        fields.add(child.segments(
                "mode",
                Stream.of(Macvlan.Mode.values()).map(Macvlan.Mode::word).toList(),
                each -> each.effectiveMode().word(),
                (each, word) -> each.withMode(word.equals(Macvlan.Mode.VEPA.word()) ? null : mode(word))));
        fields.add(parent(child, Child::withParent, index -> each -> !(each instanceof Macvlan)));
        boolean passthru =
                child.handle().read().get().stream().allMatch(each -> each.effectiveMode() == Macvlan.Mode.PASSTHRU);
        boolean source =
                child.handle().read().get().stream().allMatch(each -> each.effectiveMode() == Macvlan.Mode.SOURCE);
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
        Maker<Ipvlan> child = maker(Ipvlan.class, Edit.Change::new);
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
        Maker<Vlan> child = maker(Vlan.class, Edit.Change::new);
        return List.of(
                child.mono("id", Vlan::id, (each, text) -> each.withId(child.number(text))),
                parent(child, Child::withParent, _ -> _ -> true));
    }

    private interface WithParent<T> {
        Child of(T child, @Nullable Ref parent);
    }

    private <T extends Child> Field parent(
            Maker<T> child, WithParent<T> change, Function<Index, Predicate<Interface>> fits) {
        return child.choice("parent", Child::parent, () -> others(fits.apply(index())), text -> {
            var edits = new ArrayList<Edit>();
            Ref parent = text.isEmpty() ? null : Ref.parse(text);
            String title = child.title("parent");
            for (T each : child.handle().read().get()) {
                edits.add(new Edit.Change(title, change.of(each, parent)));
            }
            child.handle().push(edits.size() == 1 ? edits.getFirst() : new Edit.Together(title, edits));
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
        Maker<Nic> nic = maker(Nic.class, Edit.Change::new);
        var fields = new ArrayList<Field>();
        fields.add(nic.choice(
                "port",
                each -> each.port() == null ? "" : each.port().toSwitch(),
                () -> index().topology().switches().stream()
                        .map(each -> each.name())
                        .toList(),
                (each, text) -> each.withPort(plugged(each.port(), text))));
        if (nic.handle().read().get().stream().allMatch(each -> each.port() != null)) {
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
        return before == null ? new Nic.Port(to, null, Extras.NONE) : before.withSwitch(to);
    }

    private Field members() {
        Maker<Bridge> bridge = maker(Bridge.class, Edit.Change::new);
        return new Picks(
                "members",
                texts.get("field.members"),
                texts.get("inspector.noMembers"),
                () -> bridge.handle().first().map(this::candidates).orElse(List.of()),
                () -> bridge.handle().first().stream()
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
                                .filter(each -> !(each instanceof Bridge))
                                .map(Interface::ref),
                        bridge.members().stream())
                .map(Ref::toString)
                .distinct()
                .toList();
    }

    private Field peer() {
        Maker<Veth> veth = maker(Veth.class, Edit.Change::new);
        return veth.choice(
                "peer",
                Veth::peer,
                () -> others(Veth.class::isInstance),
                (each, text) -> each.withPeer(text.isEmpty() ? null : Ref.parse(text)));
    }

    private List<String> namespaces() {
        return Stream.concat(
                        Stream.of(Ref.HOST),
                        index().topology().namespaces().stream().map(Namespace::name))
                .distinct()
                .toList();
    }

    private void moveInto(String text) throws Refusal {
        String place = text.isEmpty() ? Ref.HOST : text;
        var edits = new ArrayList<Edit>();
        if (index().namespace(place).isEmpty()) {
            edits.add(new Edit.AddNamespace(Namespace.named(place), null));
        }
        var moved = new ArrayList<Ref>();
        for (Interface each : make.handle().read().get()) {
            Ref there = new Ref(place, each.name());
            if (!there.equals(each.ref())) {
                if (index().find(there).isPresent() || moved.contains(there)) {
                    throw new Refusal(texts.get("refusal.taken", each.name(), place));
                }
                edits.add(new Edit.MoveInto(each.ref(), place, null));
            }
            moved.add(there);
        }
        String title = edits.size() == 1 ? edits.getFirst().title() : "Move into " + place;
        make.handle().push(edits.size() == 1 ? edits.getFirst() : new Edit.Together(title, edits));
        document.select(new Selection(new LinkedHashSet<>(moved), Set.of()));
    }

    private void rename(String text) throws Refusal {
        Ref ref = refs.iterator().next();
        Ref renamed = new Ref(ref.place(), text);
        Names.check(texts, index(), renamed);
        make.handle().push(new Edit.Rename(ref, text));
        document.select(renamed);
    }

    private static Interface with(Interface each, Common common) {
        return each.withCommon(common);
    }
}
