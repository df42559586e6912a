package dev.macvlab.desktop.inspector;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Edge;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.model.SelectionActions;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.edit.Edit;
import dev.macvlab.topology.ExternalHost;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What several elements have in common, and what can be done with them together. */
final class SeveralForm {
    private final Document document;
    private final Texts texts;
    private final SelectionActions actions;
    private final Selection selection;
    private final Set<Ref> interfaces;
    private final InterfaceForm fields;

    SeveralForm(Document document, Texts texts, SelectionActions actions, Selection selection) {
        this.document = document;
        this.texts = texts;
        this.actions = actions;
        this.selection = selection;
        interfaces = selection.refs().stream()
                .filter(ref -> index().find(ref).isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        fields = new InterfaceForm(document, texts, interfaces);
    }

    private Index index() {
        return document.index().get();
    }

    int count() {
        return selection.refs().size()
                + selection.probes().size()
                + selection.notes().size()
                + selection.areas().size();
    }

    /** The parts of the selection by what they are, as the palette calls it. */
    private Map<String, Selection> groups() {
        Map<String, Set<Ref>> refs = new LinkedHashMap<>();
        for (Ref ref : selection.refs()) {
            refs.computeIfAbsent(word(ref), _ -> new LinkedHashSet<>()).add(ref);
        }
        Map<String, Selection> groups = new LinkedHashMap<>();
        refs.forEach((word, each) -> groups.put(word, new Selection(each, Set.of())));
        if (!selection.probes().isEmpty()) {
            groups.put("probe", new Selection(Set.of(), selection.probes()));
        }
        if (!selection.notes().isEmpty()) {
            groups.put("note", new Selection(Set.of(), Set.of(), selection.notes(), Set.of()));
        }
        if (!selection.areas().isEmpty()) {
            groups.put("area", new Selection(Set.of(), Set.of(), Set.of(), selection.areas()));
        }
        return groups;
    }

    private String word(Ref ref) {
        return switch (index().element(ref).orElseThrow()) {
            case Interface each -> each.kind().word();
            case Namespace _ -> "namespace";
            case Switch _ -> "switch";
            case ExternalHost _ -> "external-host";
        };
    }

    /** What all of them are, in the user's language; empty for a mixture. */
    Optional<String> what() {
        Set<String> words = groups().keySet();
        return words.size() == 1 ? words.stream().findFirst().map(this::named) : Optional.empty();
    }

    private String named(String word) {
        return texts.get(word.equals("probe") ? "kind.probe" : "piece." + word);
    }

    /** The one kind of interface that all are of; empty for a mixture. */
    Optional<Kind> kind() {
        Set<Kind> kinds = interfaces.stream()
                .flatMap(ref -> index().find(ref).stream())
                .map(Interface::kind)
                .collect(Collectors.toSet());
        return interfaces.size() == count() && kinds.size() == 1
                ? kinds.stream().findFirst()
                : Optional.empty();
    }

    /** What decides which fields there are. */
    Object shape() {
        return fields.shape();
    }

    List<Form.Section> sections() {
        var sections = new ArrayList<Form.Section>();
        Map<String, Selection> groups = groups();
        if (groups.size() > 1) {
            sections.add(Form.Section.of(
                    "", List.of(new SelectionButtons("only", texts.get("several.only"), only(groups)))));
        }
        if (!interfaces.isEmpty()) {
            boolean rest = interfaces.size() < count();
            String title = rest ? texts.count("several.interfaces", interfaces.size()) : "";
            sections.add(Form.Section.of(title, fields.main()));
            sections.add(Form.Section.of(
                    rest && fields.main().isEmpty() ? title : texts.get("section.link"), fields.more()));
        } else if (groups.keySet().equals(Set.of("namespace"))) {
            sections.add(Form.Section.of("", List.of(forwarding())));
        }
        sections.add(Form.Section.of(texts.get("several.all"), together()));
        return sections;
    }

    private List<SelectionButtons.Action> only(Map<String, Selection> groups) {
        List<SelectionButtons.Action> actions = new ArrayList<>();
        groups.forEach((word, part) -> {
            int many = part.refs().size()
                    + part.probes().size()
                    + part.notes().size()
                    + part.areas().size();
            actions.add(new SelectionButtons.Action(word, named(word) + " × " + many, () -> document.select(part)));
        });
        return actions;
    }

    private Field forwarding() {
        return new FieldFactory<>(
                        new EditTarget<>(
                                document,
                                () -> selection.refs().stream()
                                        .flatMap(ref -> index().namespace(ref.name()).stream())
                                        .toList(),
                                Edit.ChangeNamespace::new),
                        Namespace::name,
                        texts)
                .onOff("forwarding", Namespace::forwards, (each, on) -> each.withForwarding(on ? Boolean.TRUE : null));
    }

    private List<Field> together() {
        List<Field> rows = new ArrayList<>();
        int figures = count() - selection.probes().size();
        if (figures > 1) {
            List<SelectionButtons.Action> align = new ArrayList<>();
            for (Edge edge : Edge.values()) {
                align.add(new SelectionButtons.Action(
                        edge.word(), texts.get("menu.align." + edge.word()), () -> actions.align(edge)));
            }
            rows.add(new SelectionButtons("align", texts.get("menu.align"), align));
        }
        if (figures > 2) {
            rows.add(new SelectionButtons(
                    "distribute",
                    texts.get("several.distribute"),
                    List.of(
                            new SelectionButtons.Action(
                                    "across", texts.get("menu.distribute.across"), () -> actions.distribute(true)),
                            new SelectionButtons.Action(
                                    "down", texts.get("menu.distribute.down"), () -> actions.distribute(false)))));
        }
        rows.add(new SelectionButtons(
                "together",
                texts.get("several.together"),
                List.of(
                        new SelectionButtons.Action("duplicate", texts.get("menu.duplicate"), actions::duplicate),
                        new SelectionButtons.Action("delete", texts.get("menu.delete"), actions::delete))));
        return rows;
    }
}
