package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.resolve.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An address is written with the length of its prefix. */
public final class AddressText implements Rule<Device> {
    @Override
    public String id() {
        return "address-text";
    }

    @Override
    public String about() {
        return "ip-address(8)";
    }

    @Override
    public void check(Device device, Findings findings) {
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
                                ? text + " on " + device.itself().name()
                                        + " needs the length of its subnet's prefix behind it, as in " + better + "."
                                : Words.quoted(text) + " is no address that "
                                        + device.itself().name()
                                        + " could have: it takes one such as 192.168.56.122/24 or 2001:db8::122/64.",
                        bare.isPresent()
                                ? new Edit.Change(
                                        "Write " + better,
                                        device.itself()
                                                .withCommon(
                                                        device.itself().common().withAddresses(longer)))
                                : null);
            }
        }
    }
}
