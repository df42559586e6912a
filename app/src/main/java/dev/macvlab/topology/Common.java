package dev.macvlab.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What interfaces of every kind have. Text is kept as it was written, legal or not; null is the kernel's default.
 *
 * @param name the interface's name in its namespace
 * @param namespace the namespace it is in, {@link Ref#HOST} for the host
 * @param mac its MAC address
 * @param mtu in bytes
 * @param up whether it is to be set up; null is yes
 * @param dad whether IPv6 duplicate address detection is done (and waited for); null is yes
 * @param addresses IPv4 and IPv6 addresses with their prefix length
 */
public record Common(
        String name,
        String namespace,
        @Nullable String mac,
        @Nullable Integer mtu,
        @Nullable Boolean up,
        @Nullable Boolean dad,
        List<String> addresses,
        UnknownKeys extras) {
    public Common {
        addresses = List.copyOf(addresses);
    }

    /** An interface of that name in that namespace, with nothing else said about it. */
    public static Common named(String namespace, String name) {
        return new Common(name, namespace, null, null, null, null, List.of(), UnknownKeys.NONE);
    }

    public Common withName(String newName) {
        return new Common(newName, namespace, mac, mtu, up, dad, addresses, extras);
    }

    public Common withNamespace(String newNamespace) {
        return new Common(name, newNamespace, mac, mtu, up, dad, addresses, extras);
    }

    public Common withMac(@Nullable String newMac) {
        return new Common(name, namespace, newMac, mtu, up, dad, addresses, extras);
    }

    public Common withMtu(@Nullable Integer newMtu) {
        return new Common(name, namespace, mac, newMtu, up, dad, addresses, extras);
    }

    public Common withUp(@Nullable Boolean newUp) {
        return new Common(name, namespace, mac, mtu, newUp, dad, addresses, extras);
    }

    public Common withDad(@Nullable Boolean newDad) {
        return new Common(name, namespace, mac, mtu, up, newDad, addresses, extras);
    }

    public Common withAddresses(List<String> newAddresses) {
        return new Common(name, namespace, mac, mtu, up, dad, newAddresses, extras);
    }

    public Common withExtras(UnknownKeys newExtras) {
        return new Common(name, namespace, mac, mtu, up, dad, addresses, newExtras);
    }
}
