package dev.macvlab.desktop.window;

import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Icon;
import dev.macvlab.desktop.toolkit.Piece;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/**
 * Something that the finder finds.
 *
 * @param tile the style class of its icon's ground
 * @param about what tells it from others of that name
 * @param keys the keys that do the same; may be empty
 * @param words all that it can be found by, in lower case
 * @param run what happens when it is chosen
 */
record Findable(Icon icon, String tile, String name, String about, String keys, String words, Runnable run) {
    private static final int NOT_FOUND = -1;

    /** Whatever is found by all words of {@code query}, what begins with it first; the order stays otherwise. */
    static List<Findable> matching(List<Findable> all, String query, int most) {
        List<String> wanted =
                Stream.of(query.strip().toLowerCase(Locale.ROOT).split("\\s+")).toList();
        record Ranked(Findable found, int rank) {}
        return all.stream()
                .map(each -> new Ranked(each, each.rank(wanted)))
                .filter(each -> each.rank() > NOT_FOUND)
                .sorted(Comparator.comparingInt(Ranked::rank))
                .map(Ranked::found)
                .limit(most)
                .toList();
    }

    private int rank(List<String> wanted) {
        if (!wanted.stream().allMatch(words::contains)) {
            return NOT_FOUND;
        }
        String first = wanted.getFirst();
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals(first) ? 0 : lower.startsWith(first) ? 1 : words.contains(" " + first) ? 2 : 3;
    }

    /** Every interface, namespace, switch and external host: by name, address, MAC, kind and place. */
    static List<Findable> elements(Index index, Texts texts, Consumer<Ref> go) {
        var all = new ArrayList<Findable>();
        for (Interface each : index.topology().interfaces()) {
            String mac = each.common().mac() == null ? "" : each.common().mac();
            List<String> addresses = each.common().addresses();
            String kind = texts.get("kind.in", texts.get("kind." + each.kind().word()), each.namespace());
            all.add(element(
                    Icon.of(each.kind()),
                    each.kind().word(),
                    each.ref(),
                    kind,
                    Stream.concat(addresses.stream(), Stream.of(mac, mac.replace(":", "")))
                            .toList(),
                    go));
        }
        for (Namespace each : index.topology().namespaces()) {
            if (!each.name().equals(Ref.HOST)) {
                all.add(element(
                        Icon.NAMESPACE, "namespace", Ref.top(each.name()), texts.get("kind.namespace"), List.of(), go));
            }
        }
        for (Switch each : index.topology().switches()) {
            all.add(element(Icon.SWITCH, "switch", Ref.top(each.name()), texts.get("kind.switch"), List.of(), go));
            for (Switch.Host host : each.hosts()) {
                all.add(element(
                        Icon.EXTERNAL_HOST,
                        "external-host",
                        each.ref(host),
                        texts.get("kind.externalHost", each.name()),
                        host.addresses(),
                        go));
            }
        }
        return all;
    }

    private static Findable element(
            Icon icon, String tile, Ref ref, String kind, List<String> facts, Consumer<Ref> go) {
        String shown =
                facts.stream().filter(each -> !each.isEmpty()).findFirst().orElse("");
        return new Findable(
                icon,
                tile,
                ref.name(),
                shown.isEmpty() ? kind : kind + "  ·  " + shown,
                "",
                words(ref.name() + " " + ref + " " + kind + " " + String.join(" ", facts)),
                () -> go.accept(ref));
    }

    /** Every piece of the palette. */
    static List<Findable> pieces(Texts texts, Consumer<Piece> add) {
        var all = new ArrayList<Findable>();
        for (Piece.Sort sort : Piece.Sort.values()) {
            String name = texts.get("palette.add", texts.get("piece." + sort.word()));
            String about = texts.get("piece." + sort.word() + ".about");
            all.add(new Findable(
                    Icon.PLUS,
                    "lab",
                    name,
                    about,
                    sort.key().getName(),
                    words(name + " " + about),
                    () -> add.accept(Piece.of(sort))));
        }
        return all;
    }

    /** Every item of those menus that can be chosen now. */
    static List<Findable> actions(List<Menu> menus) {
        var all = new ArrayList<Findable>();
        menus.forEach(menu -> add(all, menu, menu.getText()));
        return all;
    }

    private static void add(List<Findable> all, Menu menu, String path) {
        for (MenuItem item : menu.getItems()) {
            if (item instanceof Menu inner) {
                if (!inner.isDisable()) {
                    add(all, inner, path + " › " + inner.getText());
                }
            } else if (!(item instanceof SeparatorMenuItem) && !item.isDisable() && item.getText() != null) {
                String keys = item.getAccelerator() == null
                        ? ""
                        : item.getAccelerator().getDisplayText();
                all.add(new Findable(
                        Icon.MENU,
                        "namespace",
                        item.getText(),
                        path,
                        keys,
                        words(item.getText() + " " + path),
                        item::fire));
            }
        }
    }

    private static String words(String text) {
        return " " + text.toLowerCase(Locale.ROOT);
    }
}
