package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import dev.macvlab.message.Message;

/**
 * Deletes one link by index, or every link of a group in the socket's namespace at once.
 *
 * @param index 0 when a group is meant
 */
public record DeleteLink(int index, int group) implements NetlinkRequest {
    public DeleteLink {
        if ((index == 0) == (group == 0)) {
            throw new IllegalArgumentException("delete one link or one group other than the default group");
        }
    }

    /** Deletes the link with this index. */
    public static DeleteLink of(int index) {
        return new DeleteLink(index, 0);
    }

    /** Deletes all links of a group; ENODEV when there is none. */
    public static DeleteLink ofGroup(int group) {
        return new DeleteLink(0, group);
    }

    @Override
    public Message describe() {
        return index != 0 ? Message.of("netlink.delete-link", index) : Message.of("netlink.delete-group", group);
    }

    @Override
    public int type() {
        return RTM_DELLINK;
    }

    @Override
    public int flags() {
        return 0;
    }

    @Override
    public void write(MessageWriter out) {
        SetLink.writeHeader(out, AF_UNSPEC, index, 0, 0);
        if (group != 0) {
            out.attributeU32(IFLA_GROUP, group);
        }
    }
}
