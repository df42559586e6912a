package dev.macvlab.agent.protocol;

import dev.macvlab.message.Message;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel can do, found out by asking it.
 *
 * @param release as {@code uname -r} prints it
 * @param tapRefusal why this agent can't open the device file of a macvtap, as a clause; null when it can, and when
 *     there are no macvtaps
 */
public record KernelFacts(
        String release, List<LinkKind> kinds, @Nullable Message tapRefusal) {
    public KernelFacts {
        Objects.requireNonNull(release, "release");
        kinds = List.copyOf(kinds);
    }

    /** Whether links of that kind can be created. */
    public boolean has(String kind) {
        return kinds.stream().anyMatch(each -> each.name().equals(kind) && each.present());
    }

    /**
     * One kind of link.
     *
     * @param name as {@code ip link add … type} takes it
     * @param present whether one could be created, with a module loaded for it if need be
     * @param why what the kernel answered when not, else null
     */
    public record LinkKind(
            String name, boolean present, @Nullable Message why) {
        public LinkKind {
            Objects.requireNonNull(name, "name");
        }
    }
}
