package dev.macvlab.netlink;

import org.jspecify.annotations.Nullable;

/**
 * What became of one request of a batch.
 *
 * @param refusal why the kernel refused it; null when it is done
 */
public record Outcome(NetlinkRequest request, @Nullable NetlinkException refusal) {
    /** Whether the kernel did it. */
    public boolean done() {
        return refusal == null;
    }
}
