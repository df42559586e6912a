package dev.macvlab.edit;

import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Switch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The addresses of a subnet that a topology has left.
 *
 * @param subnet any address of it
 */
public record Pool(Index index, Cidr subnet) {
    /** With as many host bits a subnet has more addresses than any lab. */
    private static final int PLENTY = 30;

    /** The widest that a subnet is made: 192.168.0.0/16, the smallest of the private blocks of RFC 1918. */
    private static final int WIDEST = 16;

    /** How many addresses nobody has; at most a billion. */
    public long room() {
        int hostBits = subnet.address().bitLength() - subnet.prefixLength();
        if (hostBits >= PLENTY) {
            return 1L << PLENTY;
        }
        // Neither the network's own address nor, in IPv4, the one for all is a host's.
        long hosts = hostBits < 2
                ? 1L << hostBits
                : (1L << hostBits) - (subnet.address().isV6() ? 1 : 2);
        return hosts - used().size();
    }

    private Set<IpAddress> used() {
        Set<IpAddress> used = new HashSet<>();
        written().map(Cidr::address).filter(subnet::contains).forEach(used::add);
        return used;
    }

    private Stream<Cidr> written() {
        return Stream.concat(
                index.topology().interfaces().stream().flatMap(each -> each.addresses().stream()),
                index.topology().switches().stream()
                        .flatMap(each -> each.hosts().stream())
                        .flatMap(host -> host.cidrs().stream()));
    }

    /** The narrowest wider subnet that has room for so many and takes in nobody else's addresses. */
    public Optional<Pool> widerFor(int count) {
        Cidr old = subnet.network();
        for (int length = subnet.prefixLength() - 1; length >= WIDEST; length--) {
            var wider = new Cidr(subnet.address(), length);
            boolean ours = written()
                    .filter(each -> wider.contains(each.address()))
                    .allMatch(each -> each.network().equals(old));
            if (!ours) {
                return Optional.empty();
            }
            var pool = new Pool(index, wider);
            if (pool.room() >= count) {
                return Optional.of(pool);
            }
        }
        return Optional.empty();
    }

    /** Gives everybody in this subnet the prefix length of a wider one. */
    public Edit widened(Pool wider) {
        var edits = new ArrayList<Edit>();
        Message title =
                Message.of("edit.widen", subnet.network(), "/" + wider.subnet().prefixLength());
        for (Interface each : index.topology().interfaces()) {
            List<String> now = each.common().addresses();
            List<String> then = widened(now, wider.subnet().prefixLength());
            if (!then.equals(now)) {
                edits.add(new Edit.Change(title, each.withCommon(each.common().withAddresses(then))));
            }
        }
        for (Switch each : index.topology().switches()) {
            for (Switch.Host host : each.hosts()) {
                List<String> then = widened(host.addresses(), wider.subnet().prefixLength());
                if (!then.equals(host.addresses())) {
                    edits.add(new Edit.ChangeHost(title, each.name(), host.withAddresses(then)));
                }
            }
        }
        return new Edit.Together(title, edits);
    }

    private List<String> widened(List<String> addresses, int length) {
        Cidr old = subnet.network();
        return addresses.stream()
                .map(text -> Cidr.tryParse(text)
                        .filter(each -> each.network().equals(old))
                        .map(each -> new Cidr(each.address(), length).toString())
                        .orElse(text))
                .toList();
    }
}
