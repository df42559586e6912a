package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.message.Message;
import dev.macvlab.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Creates a link, and fails with EEXIST where one of that name or index exists. Always exclusive: without that the
 * kernel would change, and move, an existing link of the same name.
 *
 * @param lower index of the parent in the socket's namespace, or in {@code lowerNamespace}; 0 for none
 * @param lowerNamespace id of the parent's namespace as seen from the socket's; -1 for the socket's own
 * @param index the index wanted; 0 lets the kernel choose
 * @param mac null lets the kernel choose; a passthru child and an ipvlan have their parent's whatever is asked
 * @param mtu bytes; 0 for the kernel's default, which is the parent's
 * @param up whether it is up from the start; when that fails nothing is created
 * @param namespace where it appears; null for the socket's own
 */
public record NewLink(
        String name,
        LinkKind kind,
        int lower,
        int lowerNamespace,
        int index,
        @Nullable MacAddress mac,
        int mtu,
        int group,
        int master,
        boolean up,
        @Nullable NetworkNamespace namespace)
        implements NetlinkRequest {

    /** A link of any kind that needs no parent. */
    public static NewLink of(String name, LinkKind kind) {
        return new NewLink(name, kind, 0, -1, 0, null, 0, 0, 0, false, null);
    }

    /** A macvlan child of a link in the socket's namespace. */
    public static NewLink macvlan(String name, int parent, MacvlanMode mode) {
        return of(name, LinkKind.Macvlan.of(mode)).on(parent);
    }

    /** A macvtap child of a link in the socket's namespace. */
    public static NewLink macvtap(String name, int parent, MacvlanMode mode) {
        return of(name, LinkKind.Macvlan.of(mode).asTap()).on(parent);
    }

    /** An ipvlan child of a link in the socket's namespace. */
    public static NewLink ipvlan(String name, int parent, IpvlanMode mode, IpvlanFlag flag) {
        return of(name, new LinkKind.Ipvlan(mode, flag)).on(parent);
    }

    /** A VLAN on a link in the socket's namespace. */
    public static NewLink vlan(String name, int parent, int id) {
        return of(name, new LinkKind.Vlan(id)).on(parent);
    }

    /** A bridge that forwards at once and sends all multicast everywhere, as a plain switch does. */
    public static NewLink bridge(String name) {
        return of(name, new LinkKind.Bridge(false));
    }

    /**
     * Both ends of a cable in one message; the peer may have a namespace, MAC, MTU and group of its own, but can't be
     * up before the cable exists.
     */
    public static NewLink veth(String name, NewLink peer) {
        if (peer.up) {
            throw new IllegalArgumentException(
                    "the peer of a veth is created down: set " + peer.name + " up afterwards");
        }
        return of(name, new LinkKind.Veth(peer));
    }

    /** The peer for {@link #veth(String, NewLink)}. */
    public static NewLink vethPeer(String name) {
        return of(name, new LinkKind.Veth(null));
    }

    /** The same on a parent in the socket's namespace. */
    public NewLink on(int parent) {
        return new NewLink(name, kind, parent, -1, index, mac, mtu, group, master, up, namespace);
    }

    /** The same on a parent in another namespace. */
    public NewLink on(int parent, int parentNamespace) {
        return new NewLink(name, kind, parent, parentNamespace, index, mac, mtu, group, master, up, namespace);
    }

    /** The same with an index of the caller's choice. */
    public NewLink withIndex(int wanted) {
        return new NewLink(name, kind, lower, lowerNamespace, wanted, mac, mtu, group, master, up, namespace);
    }

    /** The same with a MAC address; null lets the kernel choose. */
    public NewLink withMac(@Nullable MacAddress wanted) {
        return new NewLink(name, kind, lower, lowerNamespace, index, wanted, mtu, group, master, up, namespace);
    }

    /** The same with an MTU in bytes. */
    public NewLink withMtu(int wanted) {
        return new NewLink(name, kind, lower, lowerNamespace, index, mac, wanted, group, master, up, namespace);
    }

    /** The same in a group, by which links can be recognised and deleted together. */
    public NewLink withGroup(int wanted) {
        return new NewLink(name, kind, lower, lowerNamespace, index, mac, mtu, wanted, master, up, namespace);
    }

    /** The same as a port of a bridge, which must be in the namespace where the link appears. */
    public NewLink withMaster(int bridge) {
        return new NewLink(name, kind, lower, lowerNamespace, index, mac, mtu, group, bridge, up, namespace);
    }

    /** The same, up from the start. */
    public NewLink asUp() {
        return new NewLink(name, kind, lower, lowerNamespace, index, mac, mtu, group, master, true, namespace);
    }

    /** The same, appearing in this namespace. */
    public NewLink in(NetworkNamespace target) {
        return new NewLink(name, kind, lower, lowerNamespace, index, mac, mtu, group, master, up, target);
    }

    @Override
    public Message describe() {
        return kind instanceof LinkKind.Veth(NewLink peer) && peer != null
                ? Message.of("netlink.create-pair", kind.name(), name, peer.name)
                : Message.of("netlink.create-link", kind.name(), name);
    }

    @Override
    public int type() {
        return RTM_NEWLINK;
    }

    @Override
    public int flags() {
        return NLM_F_CREATE | NLM_F_EXCL;
    }

    @Override
    public void write(MessageWriter out) {
        writeCommon(out);
        if (lower != 0) {
            out.attributeU32(IFLA_LINK, lower);
        }
        if (lowerNamespace >= 0) {
            out.attributeU32(IFLA_LINK_NETNSID, lowerNamespace);
        }
        out.nested(IFLA_LINKINFO, () -> LinkKinds.write(kind, out));
    }

    /** What both ends of a veth have: the fixed part, and every attribute that is not of the kind. */
    void writeCommon(MessageWriter out) {
        int state = up ? IFF_UP : 0;
        SetLink.writeHeader(out, AF_UNSPEC, index, state, state);
        out.attributeText(IFLA_IFNAME, name);
        if (mac != null) {
            out.attributeMac(IFLA_ADDRESS, mac);
        }
        if (mtu != 0) {
            out.attributeU32(IFLA_MTU, mtu);
        }
        if (group != 0) {
            out.attributeU32(IFLA_GROUP, group);
        }
        if (master != 0) {
            out.attributeU32(IFLA_MASTER, master);
        }
        if (namespace != null) {
            out.attributeU32(IFLA_NET_NS_FD, namespace.fd());
        }
    }
}
