package dev.macvlab.desktop.inspector;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of interfaces: of one, or of several at once. */
final class InterfaceForm {
    private static final Set<Kind> MACVLANS = Set.of(Kind.MACVLAN, Kind.MACVTAP);
    /** Those that have their parent's MAC address unless they are given another. */
    private static final Set<Kind> INHERITING = Set.of(Kind.IPVLAN, Kind.VLAN);

    private final Document document;
    private final Texts texts;
    private final Set<Ref> refs;
    private final FieldFactory<Interface> make;
    private final KindForm special;

    InterfaceForm(Document document, Texts texts, Set<Ref> refs) {
        this.document = document;
        this.texts = texts;
        this.refs = refs;
        make = FieldFactory.ofInterfaces(document, texts, refs, Interface.class);
        special = new KindForm(document, texts, refs);
    }

    private Index index() {
        return document.index().get();
    }

    boolean isAlive() {
        return make.target().isAlive();
    }

    /** What decides which fields there are. */
    Object shape() {
        return make.target().read().get().stream()
                .map(each -> switch (each) {
                    case Macvlan child -> child.effectiveMode().word();
                    case Nic nic -> nic.port() == null ? "unplugged" : "plugged";
                    default -> "";
                })
                .toList();
    }

    private Set<Kind> kinds() {
        return make.target().read().get().stream().map(Interface::kind).collect(Collectors.toSet());
    }

    /** What is most often changed. */
    List<Field> main() {
        var fields = new ArrayList<Field>();
        boolean one = refs.size() == 1;
        if (one) {
            fields.add(make.entry("name", Interface::name, this::rename));
        }
        fields.addAll(special.of(kinds()));
        if (one) {
            fields.add(make.rows(
                    "addresses",
                    each -> each.common().addresses(),
                    (each, lines) -> with(each, each.common().withAddresses(lines))));
        }
        return fields;
    }

    /** The rest. */
    List<Field> more() {
        Set<Kind> kinds = kinds();
        var fields = new ArrayList<Field>();
        fields.add(make.choice("namespace", Interface::namespace, this::namespaces, this::moveInto));
        if (refs.size() == 1) {
            fields.add(make.mono(
                    "mac",
                    texts.get(INHERITING.containsAll(kinds) ? "prompt.parents" : "prompt.mac"),
                    each -> each.common().mac(),
                    (each, text) -> with(each, each.common().withMac(text.isEmpty() ? null : text))));
        }
        fields.add(make.mono(
                "mtu",
                texts.get(kinds.stream().allMatch(Kind::isChild) ? "prompt.parents" : "prompt.mtu"),
                Interface::mtu,
                (each, text) -> with(each, each.common().withMtu(make.number(text)))));
        if (MACVLANS.containsAll(kinds)) {
            fields.add(special.broadcastQueue());
        }
        fields.add(make.onOff(
                "up", Interface::up, (each, on) -> with(each, each.common().withUp(on ? null : Boolean.FALSE))));
        fields.add(make.onOff(
                "dad",
                each -> !Boolean.FALSE.equals(each.common().dad()),
                (each, on) -> with(each, each.common().withDad(on ? null : Boolean.FALSE))));
        return fields;
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
        for (Interface each : make.target().read().get()) {
            Ref there = new Ref(place, each.name());
            if (!there.equals(each.ref())) {
                if (index().find(there).isPresent() || moved.contains(there)) {
                    throw new Refusal(texts.get("refusal.taken", each.name(), place));
                }
                edits.add(new Edit.MoveInto(each.ref(), place, null));
            }
            moved.add(there);
        }
        Message title = edits.size() == 1
                ? edits.getFirst().title()
                : Message.of("edit.move-several-into", edits.size(), place);
        make.target().push(edits.size() == 1 ? edits.getFirst() : new Edit.Together(title, edits));
        document.select(new Selection(new LinkedHashSet<>(moved), Set.of()));
    }

    private void rename(String text) throws Refusal {
        Ref ref = refs.iterator().next();
        Ref renamed = new Ref(ref.place(), text);
        TakenNames.check(texts, index(), renamed);
        make.target().push(new Edit.Rename(ref, text));
        document.select(renamed);
    }

    private static Interface with(Interface each, Common common) {
        return each.withCommon(common);
    }
}
