package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.MacAddress;
import dev.macvlab.topology.Interface;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changes that several rules propose. */
final class Fix {
    private Fix() {}

    /** Gives it a MAC address that is its own; null takes away the one that is written. */
    static Edit mac(Interface itself, @Nullable MacAddress mac) {
        return new Edit.Change(
                mac == null
                        ? Message.of("edit.remove-mac", itself.name())
                        : Message.of("edit.set-mac", itself.name(), mac),
                itself.withCommon(itself.common().withMac(mac == null ? null : mac.toString())));
    }

    /** The MAC address that {@link #mac} may propose for an interface. */
    static MacAddress ownMac(Interface itself) {
        return MacAddress.derivedFrom(itself.ref().toString());
    }

    static Edit mtu(Interface itself, @Nullable Integer mtu) {
        return new Edit.Change(
                mtu == null
                        ? Message.of("edit.leave-mtu", itself.name())
                        : Message.of("edit.set-mtu", itself.name(), mtu),
                itself.withCommon(itself.common().withMtu(mtu)));
    }

    /** Writes {@code wanted} in the place of {@code old}. */
    static Edit address(Interface itself, Cidr old, Cidr wanted) {
        List<String> addresses = itself.common().addresses().stream()
                .map(text -> Cidr.tryParse(text).filter(old::equals).isPresent() ? wanted.toString() : text)
                .toList();
        return new Edit.Change(
                Message.of("edit.give-address", itself.name(), wanted),
                itself.withCommon(itself.common().withAddresses(addresses)));
    }

    /** Takes away the address at that place of the list. */
    static Edit withoutAddress(Interface itself, int at) {
        var addresses = new ArrayList<>(itself.common().addresses());
        String removed = addresses.remove(at);
        return new Edit.Change(
                Message.of("edit.take-address", removed, itself.name()),
                itself.withCommon(itself.common().withAddresses(addresses)));
    }
}
