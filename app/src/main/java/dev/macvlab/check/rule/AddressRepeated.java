package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.resolve.ResolvedInterface;
import java.util.List;

/** An interface has an address once. */
public final class AddressRepeated implements Rule<ResolvedInterface> {
    @Override
    public String id() {
        return "address-repeated";
    }

    @Override
    public String about() {
        return "net/ipv4/devinet.c, inet_insert_ifa(); net/ipv6/addrconf.c, ipv6_add_addr(): EEXIST";
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        List<String> written = device.itself().common().addresses();
        for (int i = 1; i < written.size(); i++) {
            Cidr address = Cidr.tryParse(written.get(i)).orElse(null);
            for (int j = 0; j < i && address != null; j++) {
                Cidr earlier = Cidr.tryParse(written.get(j)).orElse(null);
                if (earlier != null && clash(earlier, address)) {
                    findings.add(
                            device.ref(),
                            "addresses",
                            Message.of("check.address-repeated", device.itself().name(), address.address()),
                            Fix.withoutAddress(device.itself(), i));
                    break;
                }
            }
        }
    }

    /** IPv4 takes an address again with another prefix length, IPv6 never. */
    private static boolean clash(Cidr one, Cidr other) {
        return one.address().isV6() ? one.address().equals(other.address()) : one.equals(other);
    }
}
