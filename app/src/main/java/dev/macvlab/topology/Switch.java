package dev.macvlab.topology;

import dev.macvlab.net.Cidr;
import java.util.List;
import java.util.Optional;

/** An external switch, with the external hosts on it. */
public record Switch(String name, List<Host> hosts, UnknownKeys extras) implements Place {
    public Switch {
        hosts = List.copyOf(hosts);
    }

    /** A switch without hosts. */
    public static Switch named(String name) {
        return new Switch(name, List.of(), UnknownKeys.NONE);
    }

    public Switch withName(String newName) {
        return new Switch(newName, hosts, extras);
    }

    public Switch withHosts(List<Host> newHosts) {
        return new Switch(name, newHosts, extras);
    }

    /** The reference to one of its hosts. */
    public Ref ref(Host host) {
        return new Ref(name, host.name());
    }

    /** A machine on the switch, which answers pings at its addresses. */
    public record Host(String name, List<String> addresses, UnknownKeys extras) {
        public Host {
            addresses = List.copyOf(addresses);
        }

        /** The addresses that can be read as such. */
        public List<Cidr> cidrs() {
            return addresses.stream()
                    .map(Cidr::tryParse)
                    .flatMap(Optional::stream)
                    .toList();
        }

        public Host withName(String newName) {
            return new Host(newName, addresses, extras);
        }

        public Host withAddresses(List<String> newAddresses) {
            return new Host(name, newAddresses, extras);
        }
    }
}
