package dev.macvlab.netlink;

import java.util.List;

/**
 * Everything of one sort that the kernel listed.
 *
 * @param consistent false when things kept changing while the kernel listed them, so that something may be missing:
 *     what is here exists, what is not here may exist nevertheless
 */
public record Dump<T>(List<T> entries, boolean consistent) {
    public Dump {
        entries = List.copyOf(entries);
    }
}
