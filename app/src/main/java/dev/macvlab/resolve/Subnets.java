package dev.macvlab.resolve;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** A set of subnets that can be asked what it covers. */
public final class Subnets {
    private final Set<Cidr> networks = new HashSet<>();
    private final Set<Integer> lengths = new TreeSet<>();

    /** The subnets that these addresses are in. */
    public Subnets(Collection<Cidr> addresses) {
        for (Cidr each : addresses) {
            networks.add(each.network());
            lengths.add(each.prefixLength());
        }
    }

    /** Whether any of the subnets has that address in it. */
    public boolean cover(IpAddress address) {
        return lengths.stream()
                .anyMatch(length ->
                        length <= address.bitLength() && networks.contains(new Cidr(address.masked(length), length)));
    }

    /** Whether this is its subnet's network or broadcast address; never of a /31 or /32, nor of IPv6. */
    public static boolean isReserved(Cidr address) {
        return isNetwork(address) || isBroadcast(address);
    }

    /** Whether this is the first address of an IPv4 subnet that has room for hosts. */
    public static boolean isNetwork(Cidr address) {
        return hasBroadcast(address)
                && address.address().masked(address.prefixLength()).equals(address.address());
    }

    /** Whether this is the last address of an IPv4 subnet that has room for hosts. */
    public static boolean isBroadcast(Cidr address) {
        return hasBroadcast(address) && broadcast(address).equals(address.address());
    }

    /** The last address of an IPv4 subnet. */
    public static IpAddress broadcast(Cidr address) {
        return address.network().address().plus((1L << (32 - address.prefixLength())) - 1);
    }

    /** Whether it is in an IPv4 subnet with a broadcast address, which a /31 and a /32 have not (RFC 3021). */
    public static boolean hasBroadcast(Cidr address) {
        return !address.address().isV6() && address.prefixLength() <= 30;
    }
}
