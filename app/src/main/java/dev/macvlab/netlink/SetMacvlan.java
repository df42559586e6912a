package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import dev.macvlab.message.Message;
import dev.macvlab.net.MacAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes the settings of an existing macvlan or macvtap. Passthru can be neither entered nor left. The kernel applies
 * flags, queue length, mode and sources in that order and keeps the earlier ones when a later one is refused.
 *
 * @param noPromisc null together with {@code noDst} leaves the flags; don't change it while the link is down, which
 *     makes the parent promiscuous for ever (seen in 6.1 and 6.18)
 * @param sources the whole new list of a source-mode child; null leaves it
 * @param broadcastQueueLength frames; negative leaves it
 */
public record SetMacvlan(
        int index,
        boolean tap,
        @Nullable MacvlanMode mode,
        @Nullable Boolean noPromisc,
        @Nullable Boolean noDst,
        @Nullable Set<MacAddress> sources,
        int broadcastQueueLength)
        implements NetlinkRequest {
    public SetMacvlan {
        sources = sources == null ? null : Set.copyOf(sources);
        if ((noPromisc == null) != (noDst == null)) {
            throw new IllegalArgumentException("the kernel knows both flags as one value: give both or none");
        }
    }

    /** A change of nothing yet. */
    public static SetMacvlan of(int index, boolean tap) {
        return new SetMacvlan(index, tap, null, null, null, null, -1);
    }

    /** The same, and this mode. */
    public SetMacvlan withMode(MacvlanMode wanted) {
        return new SetMacvlan(index, tap, wanted, noPromisc, noDst, sources, broadcastQueueLength);
    }

    /** The same, and exactly these flags. */
    public SetMacvlan withFlags(boolean wantedNoPromisc, boolean wantedNoDst) {
        return new SetMacvlan(index, tap, mode, wantedNoPromisc, wantedNoDst, sources, broadcastQueueLength);
    }

    /** The same, and exactly these sources. */
    public SetMacvlan withSources(Set<MacAddress> wanted) {
        return new SetMacvlan(index, tap, mode, noPromisc, noDst, wanted, broadcastQueueLength);
    }

    /** The same, and this many frames of broadcast waiting. */
    public SetMacvlan withBroadcastQueueLength(int wanted) {
        return new SetMacvlan(index, tap, mode, noPromisc, noDst, sources, wanted);
    }

    @Override
    public Message describe() {
        return mode == null
                ? Message.of("netlink.change-macvlan", index)
                : Message.of("netlink.change-macvlan-mode", index, mode);
    }

    @Override
    public int type() {
        return RTM_NEWLINK;
    }

    @Override
    public int flags() {
        return 0;
    }

    @Override
    public void write(MessageWriter out) {
        SetLink.writeHeader(out, AF_UNSPEC, index, 0, 0);
        out.nested(IFLA_LINKINFO, () -> {
            out.attributeText(IFLA_INFO_KIND, tap ? "macvtap" : "macvlan");
            out.nested(IFLA_INFO_DATA, () -> writeData(out));
        });
    }

    private void writeData(MessageWriter out) {
        if (mode != null) {
            out.attributeU32(IFLA_MACVLAN_MODE, mode.number());
        }
        if (noPromisc != null && noDst != null) {
            out.attributeU16(IFLA_MACVLAN_FLAGS, LinkKinds.flags(noPromisc, noDst));
        }
        if (sources != null) {
            LinkKinds.writeSources(sources, out);
        }
        if (broadcastQueueLength >= 0) {
            out.attributeU32(IFLA_MACVLAN_BC_QUEUE_LEN, broadcastQueueLength);
        }
    }
}
