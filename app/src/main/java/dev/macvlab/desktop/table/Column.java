package dev.macvlab.desktop.table;

import dev.macvlab.desktop.text.Texts;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Names;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A column of the table: what it says of an interface, what it may say, and what editing it does. */
enum Column {
    NAME(120, true),
    KIND(90, false),
    NAMESPACE(110, false),
    MODE(90, false),
    PARENT(110, true),
    ADDRESSES(220, true),
    MAC(160, true),
    MTU(70, true),
    UP(60, false);

    private static final String YES = "✓";
    private static final String NO = "–";

    private final double width;
    private final boolean mono;

    Column(double width, boolean mono) {
        this.width = width;
        this.mono = mono;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return this == KIND ? "table.kind" : "field." + word();
    }

    double width() {
        return width;
    }

    boolean isMono() {
        return mono;
    }

    /** Addresses and numbers are in order as numbers are. */
    Comparator<String> order() {
        return switch (this) {
            case ADDRESSES ->
                Comparator.comparing(
                        (String text) -> IpAddress.tryParse(text.replaceAll("[/,].*", ""))
                                .orElse(null),
                        Comparator.nullsLast(Comparator.naturalOrder()));
            case MTU ->
                Comparator.comparingInt(
                        text -> text.isEmpty() ? 0 : number(text).orElse(0));
            default -> String.CASE_INSENSITIVE_ORDER;
        };
    }

    String of(Interface row) {
        return switch (this) {
            case NAME -> row.name();
            case KIND -> row.kind().word();
            case NAMESPACE -> row.namespace();
            case MODE ->
                switch (row) {
                    case Macvlan child -> child.effectiveMode().word();
                    case Ipvlan child -> child.effectiveMode().word();
                    case Vlan vlan when vlan.id() != null -> "id " + vlan.id();
                    default -> "";
                };
            case PARENT ->
                row instanceof Child child && child.parent() != null
                        ? child.parent().toString()
                        : "";
            case ADDRESSES -> String.join(", ", row.common().addresses());
            case MAC -> orEmpty(row.common().mac());
            case MTU -> orEmpty(row.mtu());
            case UP -> row.up() ? YES : NO;
        };
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** Whether an interface has anything to edit here. */
    boolean isEditable(Interface row) {
        return switch (this) {
            case KIND -> false;
            case MODE -> row instanceof Macvlan || row instanceof Ipvlan;
            case PARENT -> row instanceof Child;
            default -> true;
        };
    }

    /** What it can be; empty where anything can be written. */
    List<String> choices(Index index, Interface row) {
        return switch (this) {
            case NAMESPACE ->
                Stream.concat(
                                Stream.of(Ref.HOST),
                                index.topology().namespaces().stream()
                                        .map(Namespace::name)
                                        .filter(each -> !each.equals(Ref.HOST)))
                        .toList();
            case MODE ->
                row instanceof Ipvlan
                        ? Arrays.stream(Ipvlan.Mode.values())
                                .map(Ipvlan.Mode::word)
                                .toList()
                        : Arrays.stream(Macvlan.Mode.values())
                                .map(Macvlan.Mode::word)
                                .toList();
            case UP -> List.of(YES, NO);
            default -> List.of();
        };
    }

    /** What writing {@code text} there does. */
    Change change(Index index, Interface row, String text, Texts texts) {
        Ref ref = row.ref();
        if (text.equals(of(row))) {
            return Change.none(ref);
        }
        Message title = Message.of("edit.change-field", Message.of("window." + title()), row.name());
        Common common = row.common();
        return switch (this) {
            case NAME -> renamed(index, row, text, texts);
            case KIND -> Change.none(ref);
            case NAMESPACE -> moved(index, row, text, texts);
            case MODE -> Change.of(new Edit.Change(title, withMode(row, text)), ref);
            case PARENT -> parent(index, row, text, title, texts);
            case ADDRESSES ->
                Change.of(
                        new Edit.Change(
                                title,
                                row.withCommon(common.withAddresses(Arrays.stream(text.split("[,\\s]+"))
                                        .filter(each -> !each.isEmpty())
                                        .toList()))),
                        ref);
            case MAC ->
                Change.of(new Edit.Change(title, row.withCommon(common.withMac(text.isEmpty() ? null : text))), ref);
            case MTU -> {
                Optional<Integer> number = number(text);
                yield text.isEmpty() || number.isPresent()
                        ? Change.of(new Edit.Change(title, row.withCommon(common.withMtu(number.orElse(null)))), ref)
                        : Change.refused(ref, texts.get("refusal.number", text));
            }
            case UP ->
                Change.of(new Edit.Change(title, row.withCommon(common.withUp(text.equals(YES) ? null : false))), ref);
        };
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Interface withMode(Interface row, String word) {
        return switch (row) {
            case Macvlan child ->
                Arrays.stream(Macvlan.Mode.values())
                        .filter(each -> each.word().equals(word))
                        .findFirst()
                        .<Interface>map(child::withMode)
                        .orElse(child);
            case Ipvlan child ->
                Arrays.stream(Ipvlan.Mode.values())
                        .filter(each -> each.word().equals(word))
                        .findFirst()
                        .<Interface>map(child::withMode)
                        .orElse(child);
            default -> row;
        };
    }

    private static Change renamed(Index index, Interface row, String text, Texts texts) {
        Optional<Message> illegal = Names.whyIllegalInterface(text);
        if (illegal.isPresent()) {
            return Change.refused(row.ref(), texts.get("refusal.name", text, illegal.get()));
        }
        Ref renamed = new Ref(row.namespace(), text);
        return index.element(renamed).isPresent()
                ? Change.refused(row.ref(), texts.get("refusal.taken", text, row.namespace()))
                : Change.of(new Edit.Rename(row.ref(), text), renamed);
    }

    private static Change moved(Index index, Interface row, String namespace, Texts texts) {
        Ref moved = new Ref(namespace, row.name());
        return index.find(moved).isPresent()
                ? Change.refused(row.ref(), texts.get("refusal.taken", row.name(), namespace))
                : Change.of(new Edit.MoveInto(row.ref(), namespace, null), moved);
    }

    private static Change parent(Index index, Interface row, String text, Message title, Texts texts) {
        if (!(row instanceof Child child)) {
            return Change.none(row.ref());
        }
        if (text.isEmpty()) {
            return Change.of(new Edit.Change(title, child.withParent(null)), row.ref());
        }
        var parents = new ArrayList<Ref>();
        index.find(Ref.parse(text)).map(Interface::ref).ifPresent(parents::add);
        return parents.isEmpty()
                ? Change.refused(row.ref(), texts.get("table.noParent", text))
                : Change.of(new Edit.Change(title, child.withParent(parents.getFirst())), row.ref());
    }
}
