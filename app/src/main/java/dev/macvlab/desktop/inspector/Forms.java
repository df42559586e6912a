package dev.macvlab.desktop.inspector;

import dev.macvlab.agent.protocol.KernelFacts;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Live;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.model.SelectionActions;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Icon;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.topology.ExternalHost;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** Chooses and composes the form for what is selected. */
final class Forms {
    private final Document document;
    private final Live live;
    private final Texts texts;
    private final SelectionActions actions;

    Forms(Document document, Live live, Texts texts, SelectionActions actions) {
        this.document = document;
        this.live = live;
        this.texts = texts;
        this.actions = actions;
    }

    private Index index() {
        return document.index().get();
    }

    Form of(Selection selection) {
        int drawings = selection.notes().size() + selection.areas().size();
        if (selection.isEmpty()) {
            return lab();
        }
        if (selection.refs().isEmpty() && selection.probes().isEmpty() && drawings == 1) {
            return selection.notes().isEmpty()
                    ? area(selection.areas().iterator().next())
                    : note(selection.notes().iterator().next());
        }
        if (selection.refs().isEmpty() && selection.probes().size() == 1 && drawings == 0) {
            return probe(selection.probes().iterator().next());
        }
        if (selection.refs().size() == 1 && selection.probes().isEmpty() && drawings == 0) {
            return element(selection.refs().iterator().next());
        }
        return several(selection);
    }

    private Form element(Ref ref) {
        var place = new PlaceForm(document, texts, ref);
        return switch (index().element(ref).orElse(null)) {
            case Interface each -> one(ref, each);
            case Namespace _ ->
                new Form(
                        tile(Icon.NAMESPACE, "namespace"),
                        ref.name(),
                        texts.get(ref.name().equals(Ref.HOST) ? "kind.host" : "kind.namespace"),
                        List.of(
                                Form.Section.of("", place.ofNamespace()),
                                Form.Section.of(texts.get("section.settings"), place.settingsOfNamespace())),
                        () -> index().namespace(ref.name()).isPresent(),
                        () -> "",
                        Set.of(ref),
                        () -> index().namespace(ref.name())
                                .map(ElementCommands::of)
                                .orElse(List.of()));
            case Switch _ ->
                new Form(
                        tile(Icon.SWITCH, "switch"),
                        ref.name(),
                        texts.get("kind.switch"),
                        List.of(
                                Form.Section.of("", place.ofSwitch()),
                                Form.Section.of(texts.get("section.ports"), place.portsOfSwitch())),
                        () -> index().findSwitch(ref.name()).isPresent(),
                        place::shapeOfSwitch,
                        Set.of(ref),
                        List::of);
            case ExternalHost _ ->
                new Form(
                        tile(Icon.EXTERNAL_HOST, "external-host"),
                        ref.name(),
                        texts.get("kind.externalHost", ref.place()),
                        List.of(Form.Section.of("", place.ofHost())),
                        () -> index().element(ref).isPresent(),
                        () -> "",
                        Set.of(ref),
                        List::of);
            case null -> lab();
        };
    }

    private Form one(Ref ref, Interface each) {
        var form = new InterfaceForm(document, texts, Set.of(ref));
        return new Form(
                tile(Icon.of(each.kind()), look(each)),
                ref.name(),
                texts.get("kind.in", texts.get("kind." + each.kind().word()), ref.place()),
                List.of(
                        Form.Section.of("", form.main()),
                        Form.Section.of(texts.get("section.link"), form.more()),
                        Form.Section.of(
                                texts.get("section.device"),
                                each.kind() == Kind.MACVTAP ? List.of(deviceFile()) : List.of())),
                form::isAlive,
                form::shape,
                Set.of(ref),
                () -> index().find(ref).map(ElementCommands::of).orElse(List.of()));
    }

    /** Whether what a macvtap is for can be had where its lab is to be. */
    private Field deviceFile() {
        return new Statement("device", texts.get("field.device"), () -> {
            if (document.destination().get().isMachine()) {
                return new Statement.Said(Statement.Tone.PLAIN, texts.get("device.machine"));
            }
            KernelFacts facts = live.kernel().get();
            if (facts == null) {
                return new Statement.Said(Statement.Tone.PLAIN, texts.get("device.unknown"));
            }
            if (!facts.has("macvtap")) {
                return new Statement.Said(Statement.Tone.DEPENDS, texts.get("device.none"));
            }
            Message refusal = facts.tapRefusal();
            return refusal == null
                    ? new Statement.Said(Statement.Tone.PLAIN, texts.get("device.open"))
                    : new Statement.Said(Statement.Tone.DEPENDS, texts.get("device.refused", texts.say(refusal)));
        });
    }

    private static String look(Interface each) {
        return switch (each) {
            case Macvlan child -> "mode-" + child.effectiveMode().word();
            case Ipvlan _ -> "ipvlan";
            default -> each.kind().word();
        };
    }

    private Form several(Selection selection) {
        var form = new SeveralForm(document, texts, actions, selection);
        Optional<Kind> kind = form.kind();
        return new Form(
                tile(kind.map(Icon::of).orElse(Icon.AREA), "several"),
                texts.count("inspector.several", form.count()),
                kind.map(each -> texts.get("kind." + each.word()))
                        .or(form::what)
                        .orElse(texts.get("kind.mixed")),
                form.sections(),
                () -> true,
                form::shape,
                selection.refs(),
                List::of);
    }

    private Form probe(Probe probe) {
        return new Form(
                tile(Icon.PROBE, "probe"),
                texts.get("probe.title", probe.from(), probe.to()),
                texts.get("kind.probe"),
                List.of(Form.Section.of("", new ProbeForm(document, live, texts, probe).fields())),
                () -> document.topology().probes().contains(probe),
                () -> "",
                Set.of(),
                () -> ElementCommands.of(index(), probe));
    }

    private Form lab() {
        var make = new FieldFactory<>(
                new EditTarget<Topology>(
                        document,
                        () -> List.of(document.topology()),
                        (_, changed) -> new Edit.Describe(changed.name(), changed.about())),
                _ -> texts.get("kind.lab"),
                texts);
        return new Form(
                tile(Icon.LOGO, "lab"),
                texts.get("kind.lab"),
                texts.get("inspector.nothing"),
                List.of(Form.Section.of(
                        "",
                        List.of(
                                make.words("title", Topology::name, Topology::withName),
                                make.description(
                                        "about",
                                        Topology::about,
                                        (now, text) -> now.withAbout(text.isEmpty() ? null : text))))),
                () -> true,
                () -> "",
                Set.of(),
                List::of);
    }

    private Form note(int index) {
        var drawing = new DrawingForm(document, texts);
        return new Form(
                tile(Icon.NOTE, "note"),
                texts.get("kind.note"),
                texts.get("inspector.drawing"),
                List.of(Form.Section.of("", drawing.ofNote(index))),
                () -> document.topology().notes().size() > index,
                () -> "",
                Set.of(),
                List::of);
    }

    private Form area(int index) {
        var drawing = new DrawingForm(document, texts);
        return new Form(
                tile(Icon.AREA, "area"),
                texts.get("kind.area"),
                texts.get("inspector.drawing"),
                List.of(Form.Section.of("", drawing.ofArea(index))),
                () -> document.topology().areas().size() > index,
                () -> "",
                Set.of(),
                List::of);
    }

    /** An icon on a coloured tile. */
    private static Node tile(Icon icon, String look) {
        var tile = new StackPane(icon.node(18));
        tile.getStyleClass().addAll("tile", look.toLowerCase(Locale.ROOT));
        tile.setMinSize(32, 32);
        tile.setMaxSize(32, 32);
        return tile;
    }
}
