package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Argument;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.resolve.ResolvedInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An address is written with the length of its prefix. */
public final class AddressText implements Rule<ResolvedInterface> {
    @Override
    public String id() {
        return "address-text";
    }

    @Override
    public String about() {
        return "ip-address(8)";
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        List<String> addresses = device.itself().common().addresses();
        if (device.addresses().size() == addresses.size()) {
            return;
        }
        for (int i = 0; i < addresses.size(); i++) {
            String text = addresses.get(i);
            if (Cidr.tryParse(text).isEmpty()) {
                Optional<IpAddress> bare = IpAddress.tryParse(text);
                List<String> longer = new ArrayList<>(addresses);
                String better = text + (bare.filter(IpAddress::isV6).isPresent() ? "/64" : "/24");
                longer.set(i, better);
                findings.add(
                        device.ref(),
                        "addresses",
                        bare.isPresent()
                                ? Message.of(
                                        "check.address-text.no-prefix",
                                        text,
                                        device.itself().name(),
                                        better)
                                : Message.of(
                                        "check.address-text.no-address",
                                        Argument.quoted(text),
                                        device.itself().name()),
                        bare.isPresent()
                                ? new Edit.Change(
                                        Message.of("edit.write", better),
                                        device.itself()
                                                .withCommon(
                                                        device.itself().common().withAddresses(longer)))
                                : null);
            }
        }
    }
}
