package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.Device;
import dev.macvlab.topology.Macvlan;
import java.util.List;
import java.util.Optional;

/** A sender on a source-mode child's list is one machine. */
public final class SourceNotUnicast implements Rule<Device> {
    @Override
    public String id() {
        return "source-not-unicast";
    }

    @Override
    public String about() {
        return "drivers/net/macvlan.c, macvlan_validate(): EADDRNOTAVAIL";
    }

    @Override
    public void check(Device device, Findings findings) {
        if (!(device.itself() instanceof Macvlan child)) {
            return;
        }
        for (String text : child.sources()) {
            Optional<MacAddress> mac = MacAddress.tryParse(text);
            if (mac.isEmpty() || mac.get().isMulticast() || mac.get().isZero()) {
                List<String> others = child.sources().stream()
                        .filter(each -> !each.equals(text))
                        .toList();
                findings.add(
                        device.ref(),
                        "sources",
                        Words.quoted(text) + " on the list of senders of " + child.name()
                                + (mac.isEmpty()
                                        ? " is no MAC address: one is six bytes in hexadecimal, such as"
                                                + " 02:00:5e:10:00:01."
                                        : " is not the address of one machine, and the kernel refuses it: choose one"
                                                + " whose first byte is even."),
                        new Edit.Change(
                                "Take " + text + " off the list of " + child.name(), child.withSources(others)));
            }
        }
    }
}
