package dev.macvlab.edit;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Names;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names, MACs and addresses that a topology does not use yet, counted on from those that it uses. What was handed out
 * counts as used, so that several elements can be made at once.
 */
public final class UnusedValues {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d*)");
    private static final long FIRST_MAC = MacAddress.parse("02:1a:4c:00:00:01").bits();
    private static final long MAC_BLOCK = ~0xff_ffffL;
    private static final int LONGEST_PLACE = 255;
    private static final int MOST_ADDRESSES_TRIED = 65_536;

    private final Set<String> interfaces = new HashSet<>();
    private final Set<String> places = new HashSet<>();
    private final Set<Ref> refs = new HashSet<>();
    private final Set<IpAddress> addresses = new HashSet<>();
    private long lastMac = FIRST_MAC - 1;

    public UnusedValues(Index index) {
        places.add(Ref.HOST);
        for (Interface each : index.topology().interfaces()) {
            use(each);
        }
        index.topology().namespaces().stream().map(Namespace::name).forEach(places::add);
        for (Switch each : index.topology().switches()) {
            places.add(each.name());
            for (Switch.Host host : each.hosts()) {
                refs.add(each.ref(host));
                host.cidrs().forEach(cidr -> addresses.add(cidr.address()));
            }
        }
    }

    private void use(Interface each) {
        interfaces.add(each.name());
        refs.add(each.ref());
        each.addresses().forEach(cidr -> addresses.add(cidr.address()));
        each.mac()
                .map(MacAddress::bits)
                .filter(bits -> (bits & MAC_BLOCK) == (FIRST_MAC & MAC_BLOCK))
                .ifPresent(bits -> lastMac = Math.max(lastMac, bits));
    }

    /** A name for a new interface of that kind. */
    public String interfaceName(Kind kind) {
        return interfaceName(kind.nameBase(), kind.firstNumber());
    }

    /** The first of {@code base}, {@code base + first}, … that no interface has, in whatever namespace. */
    public String interfaceName(String base, int first) {
        String name = counted(base, first, Names.INTERFACE_BYTES, this::isFreeInterface);
        interfaces.add(name);
        return name;
    }

    private boolean isFreeInterface(String name) {
        return !interfaces.contains(name) && !places.contains(name);
    }

    /** A name for a copy of an interface: its own number counted on. */
    public String nameAfter(String name) {
        Matcher parts = numbered(name);
        int next = parts.group(2).isEmpty() ? 2 : Integer.parseInt(parts.group(2)) + 1;
        return interfaceName(parts.group(1), next);
    }

    /**
     * The name itself where it is free in that namespace, else the next one that is.
     *
     * @param namespace where the interface goes
     */
    public String nameIn(String namespace, String name) {
        Predicate<String> isFree = each ->
                !refs.contains(new Ref(namespace, each)) && !(namespace.equals(Ref.HOST) && places.contains(each));
        String found = name;
        if (!isFree.test(name)) {
            Matcher parts = numbered(name);
            int next = parts.group(2).isEmpty() ? 2 : Integer.parseInt(parts.group(2)) + 1;
            found = counted(parts.group(1), next, Names.INTERFACE_BYTES, isFree);
        }
        refs.add(new Ref(namespace, found));
        return found;
    }

    /** {@code base} for a namespace or switch where nothing has that name, else the same with a number behind it. */
    public String placeName(String base) {
        String name = isFreePlace(base) ? base : counted(base, 2, LONGEST_PLACE, this::isFreePlace);
        places.add(name);
        return name;
    }

    /** The first of {@code ns1}, {@code ns2}, … counted behind {@code base} for a namespace or switch. */
    public String numberedPlace(String base) {
        String name = counted(base, 1, LONGEST_PLACE, this::isFreePlace);
        places.add(name);
        return name;
    }

    private boolean isFreePlace(String name) {
        return !places.contains(name) && !refs.contains(Ref.top(name));
    }

    /** A name for a copy of a namespace or switch: its own number counted on. */
    public String placeAfter(String name) {
        Matcher parts = numbered(name);
        int next = parts.group(2).isEmpty() ? 2 : Integer.parseInt(parts.group(2)) + 1;
        String found = counted(parts.group(1), next, LONGEST_PLACE, this::isFreePlace);
        places.add(found);
        return found;
    }

    /** A name for an external host on a switch. */
    public String hostName(String onSwitch, String base) {
        String name = base;
        if (refs.contains(new Ref(onSwitch, name))) {
            Matcher parts = numbered(base);
            name = counted(parts.group(1), 2, LONGEST_PLACE, each -> !refs.contains(new Ref(onSwitch, each)));
        }
        refs.add(new Ref(onSwitch, name));
        return name;
    }

    private static Matcher numbered(String name) {
        Matcher parts = NUMBERED.matcher(name);
        // Nine digits and more are no number to count on.
        if (!parts.matches() || parts.group(2).length() > 8) {
            parts = Pattern.compile("(.*)()").matcher(name);
            parts.matches();
        }
        return parts;
    }

    private static String counted(String base, int first, int longest, Predicate<String> isFree) {
        for (int number = first; ; number++) {
            String digits = String.valueOf(number);
            int room = longest - digits.length();
            String name = (base.length() > room ? base.substring(0, room) : base) + digits;
            if (isFree.test(name)) {
                return name;
            }
        }
    }

    /** The next of the product's own MAC addresses, 02:1a:4c:…. */
    public String mac() {
        lastMac++;
        return new MacAddress(lastMac).toString();
    }

    /** Whether an element has that address. */
    public boolean isUsed(IpAddress address) {
        return addresses.contains(address);
    }

    /** Marks an address as used. */
    public void use(IpAddress address) {
        addresses.add(address);
    }

    /** The next free address of {@code after}'s subnet behind it, from the subnet's beginning if need be. */
    public Optional<Cidr> addressAfter(Cidr after) {
        Cidr network = after.network();
        IpAddress candidate = after.address();
        for (int tried = 0; tried < MOST_ADDRESSES_TRIED; tried++) {
            candidate = candidate.plus(1);
            if (!network.contains(candidate)) {
                candidate = network.address().plus(1);
                if (!network.contains(candidate)) {
                    return Optional.empty();
                }
            }
            if (isHost(candidate, network) && addresses.add(candidate)) {
                return Optional.of(new Cidr(candidate, after.prefixLength()));
            }
            if (candidate.equals(after.address())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isHost(IpAddress address, Cidr network) {
        return network.address().bitLength() - network.prefixLength() < 2
                || !(address.equals(network.address()) || (!address.isV6() && !network.contains(address.plus(1))));
    }
}
