package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.message.Message;
import dev.macvlab.net.MacAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes what every link has. Only what was asked for is sent; the kernel may have done part of it when it refuses the
 * rest, so read the link again after an error.
 *
 * @param up null leaves the state
 * @param mtu bytes; 0 leaves it
 * @param name null keeps it
 * @param alias null keeps it, empty takes it away
 * @param master index of a bridge; 0 takes the link out of its bridge; null leaves it where it is
 * @param group null keeps it
 * @param addressGeneration null keeps it
 * @param namespace where to move it, which takes 17 ms or more and every address; null keeps it here
 */
public record SetLink(
        int index,
        @Nullable Boolean up,
        @Nullable MacAddress mac,
        int mtu,
        @Nullable String name,
        @Nullable String alias,
        @Nullable Integer master,
        @Nullable Integer group,
        @Nullable AddressGeneration addressGeneration,
        @Nullable NetworkNamespace namespace)
        implements NetlinkRequest {

    /** A change of nothing yet. */
    public static SetLink of(int index) {
        return new SetLink(index, null, null, 0, null, null, null, null, null, null);
    }

    /** Sets a link up. */
    public static SetLink up(int index) {
        return of(index).withUp(true);
    }

    /** Sets a link down. */
    public static SetLink down(int index) {
        return of(index).withUp(false);
    }

    /** The same, and up or down. */
    public SetLink withUp(boolean wanted) {
        return new SetLink(index, wanted, mac, mtu, name, alias, master, group, addressGeneration, namespace);
    }

    /** The same, and with this MAC address. */
    public SetLink withMac(MacAddress wanted) {
        return new SetLink(index, up, wanted, mtu, name, alias, master, group, addressGeneration, namespace);
    }

    /** The same, and with this MTU in bytes. */
    public SetLink withMtu(int wanted) {
        return new SetLink(index, up, mac, wanted, name, alias, master, group, addressGeneration, namespace);
    }

    /** The same, and under this name; before kernel 6.2 the link has to be down. */
    public SetLink withName(String wanted) {
        return new SetLink(index, up, mac, mtu, wanted, alias, master, group, addressGeneration, namespace);
    }

    /** The same, and with a free text of up to 255 bytes. */
    public SetLink withAlias(String wanted) {
        return new SetLink(index, up, mac, mtu, name, wanted, master, group, addressGeneration, namespace);
    }

    /** The same, and as a port of this bridge; 0 for none. */
    public SetLink withMaster(int wanted) {
        return new SetLink(index, up, mac, mtu, name, alias, wanted, group, addressGeneration, namespace);
    }

    /** The same, and in this group. */
    public SetLink withGroup(int wanted) {
        return new SetLink(index, up, mac, mtu, name, alias, master, wanted, addressGeneration, namespace);
    }

    /** The same, and with IPv6 addresses made this way. */
    public SetLink withAddressGeneration(AddressGeneration wanted) {
        return new SetLink(index, up, mac, mtu, name, alias, master, group, wanted, namespace);
    }

    /** The same, and moved to this namespace. */
    public SetLink movedTo(NetworkNamespace target) {
        return new SetLink(index, up, mac, mtu, name, alias, master, group, addressGeneration, target);
    }

    @Override
    public Message describe() {
        List<String> words = new ArrayList<>();
        if (up != null) {
            words.add(up ? "up" : "down");
        }
        if (mac != null) {
            words.add("address " + mac);
        }
        if (mtu != 0) {
            words.add("mtu " + mtu);
        }
        if (name != null) {
            words.add("name " + name);
        }
        if (alias != null) {
            words.add("alias " + alias);
        }
        if (master != null) {
            words.add(master == 0 ? "nomaster" : "master " + master);
        }
        if (group != null) {
            words.add("group " + group);
        }
        if (addressGeneration != null) {
            words.add("addrgenmode " + addressGeneration);
        }
        if (namespace != null) {
            words.add("netns");
        }
        return Message.of("netlink.set-link", index, String.join(" ", words));
    }

    @Override
    public int type() {
        return RTM_SETLINK;
    }

    @Override
    public int flags() {
        return 0;
    }

    @Override
    public void write(MessageWriter out) {
        boolean wanted = up != null && up;
        writeHeader(out, AF_UNSPEC, index, wanted ? IFF_UP : 0, up == null ? 0 : IFF_UP);
        if (mac != null) {
            out.attributeMac(IFLA_ADDRESS, mac);
        }
        if (mtu != 0) {
            out.attributeU32(IFLA_MTU, mtu);
        }
        if (name != null) {
            out.attributeText(IFLA_IFNAME, name);
        }
        if (alias != null) {
            out.attribute(IFLA_IFALIAS, alias.getBytes(StandardCharsets.UTF_8));
        }
        if (master != null) {
            out.attributeU32(IFLA_MASTER, master);
        }
        if (group != null) {
            out.attributeU32(IFLA_GROUP, group);
        }
        if (addressGeneration != null) {
            int mode = addressGeneration.number();
            out.nested(IFLA_AF_SPEC, () -> out.nested(AF_INET6, () -> out.attributeU8(IFLA_INET6_ADDR_GEN_MODE, mode)));
        }
        if (namespace != null) {
            out.attributeU32(IFLA_NET_NS_FD, namespace.fd());
        }
    }

    /** The fixed part of every message about a link. */
    static void writeHeader(MessageWriter out, int family, int index, int flags, int change) {
        out.u8(family).u8(0).u16(0).u32(index).u32(flags).u32(change);
    }
}
