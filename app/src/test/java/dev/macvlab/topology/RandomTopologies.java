package dev.macvlab.topology;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Topologies that use every kind and field, legal or not; the same seed always gives the same one. */
public final class RandomTopologies {
    private static final List<String> NAMES = List.of(
            "eth0",
            "mac1",
            "mac2",
            "a",
            "ns1",
            "naïve",
            "网卡",
            "🦆",
            "with space",
            "quo\"te",
            "back\\slash",
            "tab\t",
            "line\nfeed",
            "-dash",
            "100%",
            "a:b",
            "a/b",
            "",
            "..",
            "\u0001");
    private static final List<String> PLACES =
            List.of("ns1", "ns2", "lan", "红", "", ".", "two words", "x".repeat(300), "\u2028");
    private static final List<String> ADDRESSES = List.of(
            "192.168.56.122/24",
            "192.168.56.123",
            "fe80::1/64",
            "2001:db8::1/128",
            "0.0.0.0/0",
            "10.0.0.300/8",
            "nonsense",
            "");
    private static final List<String> MACS =
            List.of("02:1a:4c:00:00:01", "02-1A-4C-00-00-02", "ff:ff:ff:ff:ff:ff", "zz", "");

    private final SplittableRandom random;

    private RandomTopologies(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The topology of that seed. */
    public static Topology of(long seed) {
        return new RandomTopologies(seed).topology();
    }

    private Topology topology() {
        List<Switch> switches = list(3, this::aSwitch);
        List<Namespace> namespaces = list(3, this::namespace);
        List<Interface> interfaces = list(12, this::anInterface);
        var layout = new LinkedHashMap<Ref, Position>();
        list(8, this::ref).forEach(ref -> layout.put(ref, position()));
        return new Topology(
                maybe("", () -> pick(NAMES)),
                orNull(() -> "# About\n\n" + pick(NAMES)),
                switches,
                namespaces,
                interfaces,
                list(4, () -> new Probe(ref(), pick(ADDRESSES), extras())),
                list(2, () -> new Note(pick(NAMES), position(), extras())),
                list(2, () -> new Area(pick(NAMES), position(), position(), orNull(() -> "#0D9488"), extras())),
                layout,
                extras());
    }

    private Switch aSwitch() {
        return new Switch(
                pick(PLACES),
                list(3, () -> new Switch.Host(pick(NAMES), list(3, () -> pick(ADDRESSES)), extras())),
                extras());
    }

    private Namespace namespace() {
        return new Namespace(
                maybe(Ref.HOST, () -> pick(PLACES)),
                list(3, this::route),
                flag(),
                maybe(Namespace.Settings.DEFAULT, this::settings),
                extras());
    }

    private Namespace.Route route() {
        return new Namespace.Route(
                maybe("default", () -> pick(ADDRESSES)),
                orNull(() -> pick(ADDRESSES)),
                orNull(() -> pick(NAMES)),
                flag(),
                number(),
                extras());
    }

    private Namespace.Settings settings() {
        return new Namespace.Settings(number(), number(), flag(), flag(), flag(), flag(), extras());
    }

    private Interface anInterface() {
        Common common = new Common(
                pick(NAMES),
                maybe(Ref.HOST, () -> pick(PLACES)),
                orNull(() -> pick(MACS)),
                number(),
                flag(),
                flag(),
                list(3, () -> pick(ADDRESSES)),
                extras());
        return switch (pick(List.of(Kind.values()))) {
            case NIC -> new Nic(common, orNull(() -> new Nic.Port(pick(PLACES), flag(), extras())));
            case MACVLAN -> macvlan(common, false);
            case MACVTAP -> macvlan(common, true);
            case IPVLAN ->
                new Ipvlan(
                        common,
                        orNull(this::ref),
                        orNull(() -> pick(Arrays.asList(Ipvlan.Mode.values()))),
                        orNull(() -> pick(Arrays.asList(Ipvlan.Flag.values()))));
            case VLAN -> new Vlan(common, orNull(this::ref), number());
            case BRIDGE -> new Bridge(common, list(3, this::ref));
            case VETH -> new Veth(common, orNull(this::ref));
            case DUMMY -> new Dummy(common, flag());
        };
    }

    private Macvlan macvlan(Common common, boolean tap) {
        return new Macvlan(
                common,
                tap,
                orNull(this::ref),
                orNull(() -> pick(Arrays.asList(Macvlan.Mode.values()))),
                flag(),
                list(3, () -> pick(MACS)),
                flag(),
                number());
    }

    private Ref ref() {
        return random.nextBoolean() ? Ref.top(pick(NAMES)) : new Ref(pick(PLACES), pick(NAMES));
    }

    private Position position() {
        return new Position(
                random.nextInt(-2_000, 2_000),
                random.nextBoolean() ? random.nextInt(0, 900) / 2.0 : random.nextDouble(-1e6, 1e6));
    }

    private UnknownKeys extras() {
        if (random.nextInt(4) != 0) {
            return UnknownKeys.NONE;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String key : list(3, () -> "x-" + pick(NAMES))) {
            values.put(key, json(3));
        }
        return new UnknownKeys(values);
    }

    private @Nullable Object json(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> pick(NAMES);
            case 3 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(-20, 20));
            case 4 -> BigDecimal.valueOf(random.nextInt(100));
            case 5 -> {
                var items = new ArrayList<@Nullable Object>();
                random.ints(random.nextInt(3)).forEach(_ -> items.add(json(depth - 1)));
                yield items;
            }
            default -> {
                var entries = new LinkedHashMap<String, @Nullable Object>();
                random.ints(random.nextInt(3)).forEach(_ -> entries.put(pick(NAMES), json(depth - 1)));
                yield entries;
            }
        };
    }

    private @Nullable Boolean flag() {
        return orNull(random::nextBoolean);
    }

    private @Nullable Integer number() {
        return orNull(() -> random.nextBoolean() ? random.nextInt(10_000) : random.nextInt());
    }

    private <T> @Nullable T orNull(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private <T> T maybe(T usual, Supplier<T> value) {
        return random.nextBoolean() ? value.get() : usual;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> List<T> list(int atMost, Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int left = random.nextInt(atMost + 1); left > 0; left--) {
            list.add(element.get());
        }
        return list;
    }
}
