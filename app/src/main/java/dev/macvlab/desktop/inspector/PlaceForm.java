package dev.macvlab.desktop.inspector;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.edit.Edit;
import dev.macvlab.topology.ExternalHost;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of namespaces, of external switches and of the hosts on them. */
final class PlaceForm {
    private final Document document;
    private final Texts texts;
    private final Ref ref;

    PlaceForm(Document document, Texts texts, Ref ref) {
        this.document = document;
        this.texts = texts;
        this.ref = ref;
    }

    private Index index() {
        return document.index().get();
    }

    private FieldFactory<Namespace> namespace() {
        return new FieldFactory<>(
                new EditTarget<>(
                        document, () -> index().namespace(ref.name()).stream().toList(), Edit.ChangeNamespace::new),
                Namespace::name,
                texts);
    }

    private FieldFactory<Switch.Host> externalHost() {
        return new FieldFactory<>(
                new EditTarget<>(
                        document,
                        () -> index().externalHost(ref).stream()
                                .map(ExternalHost::host)
                                .toList(),
                        (title, changed) -> new Edit.ChangeHost(title, ref.place(), changed)),
                Switch.Host::name,
                texts);
    }

    List<Field> ofNamespace() {
        FieldFactory<Namespace> make = namespace();
        var fields = new ArrayList<Field>();
        if (!ref.name().equals(Ref.HOST)) {
            fields.add(make.entry("name", Namespace::name, this::rename));
        }
        fields.add(routes(make));
        fields.add(make.onOff(
                "forwarding", Namespace::forwards, (each, on) -> each.withForwarding(on ? Boolean.TRUE : null)));
        return fields;
    }

    private Field routes(FieldFactory<Namespace> make) {
        return new Rows(
                "routes",
                make.label("routes"),
                texts.get("prompt.routes"),
                texts,
                () -> make.target()
                        .shared(each ->
                                each.routes().stream().map(RouteSyntax::of).toList())
                        .orElse(List.of()),
                lines -> {
                    List<Namespace.Route> before =
                            make.target().first().map(Namespace::routes).orElse(List.of());
                    List<Namespace.Route> after = RouteSyntax.parse(lines, before, texts);
                    make.target().change(make.title("routes"), each -> each.withRoutes(after));
                });
    }

    /** The settings under /proc/sys/net. */
    List<Field> settingsOfNamespace() {
        FieldFactory<Namespace> make = namespace();
        return List.of(
                number(
                        make,
                        "rpFilter",
                        Namespace.Settings::rpFilter,
                        (now, value) -> new Namespace.Settings(
                                value,
                                now.arpIgnore(),
                                now.arpFilter(),
                                now.arpNotify(),
                                now.acceptLocal(),
                                now.ipv6(),
                                now.extras())),
                number(
                        make,
                        "arpIgnore",
                        Namespace.Settings::arpIgnore,
                        (now, value) -> new Namespace.Settings(
                                now.rpFilter(),
                                value,
                                now.arpFilter(),
                                now.arpNotify(),
                                now.acceptLocal(),
                                now.ipv6(),
                                now.extras())),
                flag(
                        make,
                        "arpFilter",
                        Namespace.Settings::arpFilter,
                        false,
                        (now, on) -> new Namespace.Settings(
                                now.rpFilter(),
                                now.arpIgnore(),
                                on,
                                now.arpNotify(),
                                now.acceptLocal(),
                                now.ipv6(),
                                now.extras())),
                flag(
                        make,
                        "arpNotify",
                        Namespace.Settings::arpNotify,
                        false,
                        (now, on) -> new Namespace.Settings(
                                now.rpFilter(),
                                now.arpIgnore(),
                                now.arpFilter(),
                                on,
                                now.acceptLocal(),
                                now.ipv6(),
                                now.extras())),
                flag(
                        make,
                        "acceptLocal",
                        Namespace.Settings::acceptLocal,
                        false,
                        (now, on) -> new Namespace.Settings(
                                now.rpFilter(),
                                now.arpIgnore(),
                                now.arpFilter(),
                                now.arpNotify(),
                                on,
                                now.ipv6(),
                                now.extras())),
                flag(
                        make,
                        "ipv6",
                        Namespace.Settings::ipv6,
                        true,
                        (now, on) -> new Namespace.Settings(
                                now.rpFilter(),
                                now.arpIgnore(),
                                now.arpFilter(),
                                now.arpNotify(),
                                now.acceptLocal(),
                                on,
                                now.extras())));
    }

    private static Field number(
            FieldFactory<Namespace> make,
            String name,
            Function<Namespace.Settings, @Nullable Integer> get,
            BiFunction<Namespace.Settings, @Nullable Integer, Namespace.Settings> set) {
        return make.mono(
                name,
                each -> get.apply(each.settings()),
                (each, text) -> each.withSettings(set.apply(each.settings(), make.number(text))));
    }

    /** @param usual what null means; a switch that is put there is left out of the file again */
    private static Field flag(
            FieldFactory<Namespace> make,
            String name,
            Function<Namespace.Settings, @Nullable Boolean> get,
            boolean usual,
            BiFunction<Namespace.Settings, @Nullable Boolean, Namespace.Settings> set) {
        return make.onOff(
                name,
                each -> {
                    Boolean value = get.apply(each.settings());
                    return value == null ? usual : value;
                },
                (each, on) -> each.withSettings(set.apply(each.settings(), on == usual ? null : on)));
    }

    List<Field> ofSwitch() {
        var make = new FieldFactory<>(
                new EditTarget<Switch>(
                        document,
                        () -> index().findSwitch(ref.name()).stream().toList(),
                        (title, changed) -> new Edit.Rename(ref, changed.name())),
                Switch::name,
                texts);
        return List.of(make.entry("name", Switch::name, this::rename));
    }

    /** One line for each NIC that is plugged in: whether its port sends frames back. */
    List<Field> portsOfSwitch() {
        return plugged().map(nic -> (Field) port(nic)).toList();
    }

    private Stream<Nic> plugged() {
        return index().topology().interfaces().stream()
                .filter(Nic.class::isInstance)
                .map(Nic.class::cast)
                .filter(each -> each.port() != null && each.port().toSwitch().equals(ref.name()));
    }

    private SwitchField port(Nic nic) {
        var make = new FieldFactory<>(
                new EditTarget<>(
                        document,
                        () -> plugged()
                                .filter(each -> each.ref().equals(nic.ref()))
                                .toList(),
                        Edit.Change::new),
                Nic::name,
                texts);
        return new SwitchField(
                "hairpin-" + nic.ref().toString().replace('/', '-'),
                nic.ref().toString(),
                texts.get("help.port"),
                texts.get("inspector.mixed"),
                () -> make.target()
                        .shared(each -> each.port() != null && each.port().reflects()),
                on -> make.now(
                        "hairpin",
                        each -> each.port() == null
                                ? each
                                : each.withPort(each.port().withHairpin(on ? Boolean.TRUE : null))));
    }

    /** What decides which fields a switch has. */
    Object shapeOfSwitch() {
        return plugged().map(Nic::ref).toList();
    }

    List<Field> ofHost() {
        FieldFactory<Switch.Host> make = externalHost();
        return List.of(
                make.entry("name", Switch.Host::name, this::rename),
                make.rows("addresses", Switch.Host::addresses, Switch.Host::withAddresses));
    }

    private void rename(String text) throws Refusal {
        Ref renamed = new Ref(ref.place(), text);
        TakenNames.check(texts, index(), renamed);
        document.push(new Edit.Rename(ref, text));
        document.select(renamed);
    }
}
