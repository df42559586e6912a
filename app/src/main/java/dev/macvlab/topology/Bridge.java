package dev.macvlab.topology;

import java.util.List;
import java.util.Objects;

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

    @Override
    public List<Reference> references() {
        return members.stream()
                .map(member -> new Reference(Relation.MEMBER, member))
                .toList();
    }

    @Override
    public Bridge withReferences(Image image) {
        return withMembers(members.stream()
                .map(member -> image.of(Relation.MEMBER, member))
                .filter(Objects::nonNull)
                .toList());
    }

    public Bridge withMembers(List<Ref> newMembers) {
        return new Bridge(common, newMembers);
    }
}
