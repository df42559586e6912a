package dev.macvlab.topology;

import java.util.List;

/**
 * A Linux bridge.
 *
 * @param members the interfaces enslaved to it, in its own namespace
 */
public record Bridge(Common common, List<Ref> members) implements Interface {
    public Bridge {
        members = List.copyOf(members);
    }

    @Override
    public Kind kind() {
        return Kind.BRIDGE;
    }

    @Override
    public Bridge withCommon(Common newCommon) {
        return new Bridge(newCommon, members);
    }

    public Bridge withMembers(List<Ref> newMembers) {
        return new Bridge(common, newMembers);
    }
}
