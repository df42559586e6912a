package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.text.Words;
import dev.macvlab.desktop.toolkit.Piece;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** The menus that open on the drawing: the choice of modes, and what can be done with an element or a place. */
final class Menus {
    private static final int MOST_TARGETS = 16;

    private final Surface surface;
    private final CanvasActions actions;
    private final Words words;
    private final ContextMenu open = new ContextMenu();

    Menus(Surface surface, CanvasActions actions, Words words) {
        this.words = words;
        this.surface = surface;
        this.actions = actions;
        open.setId("canvas-menu");
    }

    void hide() {
        open.hide();
    }

    /** Offers the modes that an interface of that kind can have. */
    void showModes(Figure.Card card, double screenX, double screenY) {
        show(modes(card.element()), screenX, screenY);
    }

    /** Offers what can be done with what is selected, or at that place of the world where nothing is. */
    void showFor(@Nullable Figure figure, @Nullable Probe probe, double x, double y, double screenX, double screenY) {
        List<MenuItem> items = probe != null ? ofProbe(probe) : figure == null ? ofPlace(x, y) : ofFigure(figure);
        show(items, screenX, screenY);
    }

    private void show(List<MenuItem> items, double screenX, double screenY) {
        open.hide();
        open.getItems().setAll(items);
        if (!items.isEmpty()) {
            open.show(surface.view(), screenX, screenY);
        }
    }

    private MenuItem item(String id, Message text, Runnable action) {
        var item = new MenuItem(words.say(text));
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private List<MenuItem> modes(Interface element) {
        var items = new ArrayList<MenuItem>();
        switch (element) {
            case Macvlan macvlan -> {
                for (Macvlan.Mode mode : Macvlan.Mode.values()) {
                    items.add(mode(
                            mode.word(),
                            Message.of("canvas.mode." + mode.word()),
                            mode == macvlan.effectiveMode(),
                            new Edit.Change(
                                    Message.of("edit.set-mode", macvlan.name(), mode.word()), macvlan.withMode(mode))));
                }
            }
            case Ipvlan ipvlan -> {
                for (Ipvlan.Mode mode : Ipvlan.Mode.values()) {
                    items.add(mode(
                            mode.word(),
                            Message.of("canvas.mode." + mode.word()),
                            mode == ipvlan.effectiveMode(),
                            new Edit.Change(
                                    Message.of("edit.set-mode", ipvlan.name(), mode.word()), ipvlan.withMode(mode))));
                }
            }
            default -> {}
        }
        return items;
    }

    private MenuItem mode(String word, Message text, boolean chosen, Edit edit) {
        var item = new RadioMenuItem(words.say(text));
        item.setId("mode-" + word);
        item.setSelected(chosen);
        item.setOnAction(_ -> surface.push(edit));
        return item;
    }

    private List<MenuItem> ofProbe(Probe probe) {
        return List.of(item("delete", Message.of("canvas.menu.delete-probe"), () -> {
            surface.push(new Edit.RemoveProbe(probe));
        }));
    }

    private List<MenuItem> ofPlace(double x, double y) {
        var add = new Menu(words.say(Message.of("canvas.menu.add")));
        add.setId("add");
        for (Piece.Sort sort : Piece.Sort.values()) {
            add.getItems().add(item("add-" + sort.word(), wordOf(sort), () -> actions.drop(Piece.of(sort), x, y)));
        }
        return List.of(
                add,
                item("paste", Message.of("canvas.menu.paste"), actions::paste),
                new SeparatorMenuItem(),
                item("select-all", Message.of("canvas.menu.select-all"), actions::selectAll),
                item("arrange", Message.of("canvas.menu.arrange"), actions::arrange));
    }

    /** The name of a piece as menus write it. */
    static Message wordOf(Piece.Sort sort) {
        return Message.of("canvas.piece." + sort.word());
    }

    private List<MenuItem> ofFigure(Figure figure) {
        var items = new ArrayList<MenuItem>();
        switch (figure) {
            case Figure.Card card -> ofInterface(items, card.element());
            case Figure.Frame frame -> {
                items.add(childrenMenu(null, frame.ref().name()));
                probeMenu(items, frame.ref());
            }
            case Figure.SwitchBox box ->
                items.add(item(
                        "add-external-host",
                        Message.of("canvas.menu.add-external-host"),
                        () -> actions.add(Piece.of(Piece.Sort.EXTERNAL_HOST))));
            case Figure.HostBox box -> probeMenu(items, box.ref());
            case Figure.NoteBox _, Figure.AreaBox _ -> {}
        }
        boolean isHost = figure instanceof Figure.Frame frame && frame.isHost();
        if (!isHost) {
            if (!items.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            items.add(item(
                    "rename",
                    figure instanceof Figure.NoteBox
                            ? Message.of("canvas.menu.edit")
                            : Message.of("canvas.menu.rename"),
                    actions::rename));
            items.add(item("duplicate", Message.of("canvas.menu.duplicate"), actions::duplicate));
            items.add(item("copy", Message.of("canvas.menu.copy"), actions::copy));
            items.add(item("cut", Message.of("canvas.menu.cut"), actions::cut));
            items.add(item("delete", Message.of("canvas.menu.delete"), actions::delete));
        }
        return items;
    }

    private void ofInterface(List<MenuItem> items, Interface element) {
        List<MenuItem> modes = modes(element);
        if (!modes.isEmpty()) {
            var menu = new Menu(words.say(Message.of("canvas.menu.mode")));
            menu.setId("mode");
            menu.getItems().setAll(modes);
            items.add(menu);
        }
        if (!(element instanceof Child)) {
            items.add(childrenMenu(element, element.namespace()));
        }
        if (PalettePlacement.canBeParent(element)) {
            items.add(item("add-children", Message.of("canvas.menu.add-children"), surface.view()::manyChildren));
        }
        probeMenu(items, element.ref());
        boolean up = element.up();
        items.add(item(
                "up",
                up ? Message.of("canvas.menu.set-down") : Message.of("canvas.menu.set-up"),
                () -> surface.push(new Edit.Change(
                        up ? Message.of("edit.set-down", element.name()) : Message.of("edit.set-up", element.name()),
                        element.withCommon(element.common().withUp(up ? false : null))))));
        if (element instanceof Nic nic && nic.port() != null) {
            Nic.Port port = nic.port();
            boolean on = port.reflects();
            items.add(item(
                    "hairpin",
                    on ? Message.of("canvas.menu.switch-hairpin-off") : Message.of("canvas.menu.switch-hairpin-on"),
                    () -> surface.push(new Edit.Change(
                            on
                                    ? Message.of("edit.switch-hairpin-off", nic.name())
                                    : Message.of("edit.switch-hairpin-on", nic.name()),
                            nic.withPort(port.withHairpin(on ? null : true))))));
            items.add(item(
                    "unplug",
                    Message.of("canvas.menu.unplug", port.toSwitch()),
                    () -> surface.push(new Edit.Change(Message.of("edit.unplug", nic.name()), nic.withPort(null)))));
        }
        if (element instanceof Child child && child.parent() != null) {
            items.add(item(
                    "unplug",
                    Message.of("canvas.menu.take-off", child.parent().name()),
                    () -> surface.push(new Edit.Change(
                            Message.of("edit.take-off-parent", child.name()), child.withParent(null)))));
        }
    }

    private Menu childrenMenu(@Nullable Interface parent, String namespace) {
        var menu = new Menu(
                words.say(parent == null ? Message.of("canvas.menu.add") : Message.of("canvas.menu.add-child")));
        menu.setId("add-child");
        for (Piece.Sort sort : List.of(Piece.Sort.MACVLAN, Piece.Sort.MACVTAP, Piece.Sort.IPVLAN, Piece.Sort.VLAN)) {
            menu.getItems().add(item("add-" + sort.word(), wordOf(sort), () -> {
                if (parent != null) {
                    actions.addChild(sort, parent);
                } else {
                    surface.document().select(Ref.top(namespace));
                    actions.add(Piece.of(sort));
                }
            }));
        }
        return menu;
    }

    private void probeMenu(List<MenuItem> items, Ref from) {
        if (!ProbeEndpoints.canPing(surface.index(), from)) {
            return;
        }
        var menu = new Menu(words.say(Message.of("canvas.menu.ping")));
        menu.setId("ping");
        for (Ref to : targets()) {
            for (IpAddress address : ProbeEndpoints.addressesOf(surface.index(), to)) {
                if (!to.equals(from) && menu.getItems().size() < MOST_TARGETS) {
                    menu.getItems()
                            .add(item(
                                    "ping-" + address,
                                    Message.verbatim(to + "  " + address),
                                    () -> ProbeEndpoints.add(surface, from, address)));
                }
            }
        }
        if (!menu.getItems().isEmpty()) {
            items.add(menu);
        }
    }

    private List<Ref> targets() {
        var targets = new ArrayList<Ref>();
        surface.document().topology().interfaces().forEach(each -> targets.add(each.ref()));
        for (Switch each : surface.document().topology().switches()) {
            each.hosts().forEach(host -> targets.add(each.ref(host)));
        }
        return targets;
    }
}
