package dev.macvlab.topology;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a machine's own network has, as far as an ordinary user may read it. */
public record HostFacts(List<HostNic> nics) {
    public HostFacts {
        nics = List.copyOf(nics);
    }

    /**
     * A network interface of the machine.
     *
     * @param index the kernel's number for it
     * @param kind the kernel's kind such as {@code bridge}; empty for hardware
     * @param mac null where it has no Ethernet address
     * @param mtu in bytes
     * @param up whether it is set up
     * @param carrier whether its cable, or what stands for it, is connected
     * @param speedMbps null where the driver doesn't say
     * @param wireless whether it is a Wi-Fi station, whose access point drops foreign MAC addresses
     * @param master the bridge or bond it is a port of
     * @param masterKind the master's kind, {@code bridge} or {@code bond}
     * @param defaultRoute whether a default route leaves through it
     * @param addresses with prefix length
     * @param children interfaces on top of it in the same namespace
     */
    public record HostNic(
            String name,
            int index,
            String kind,
            @Nullable String mac,
            int mtu,
            boolean up,
            boolean carrier,
            @Nullable Integer speedMbps,
            boolean wireless,
            @Nullable String master,
            @Nullable String masterKind,
            boolean defaultRoute,
            List<String> addresses,
            List<String> children) {
        public HostNic {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(kind, "kind");
            addresses = List.copyOf(addresses);
            children = List.copyOf(children);
        }
    }
}
