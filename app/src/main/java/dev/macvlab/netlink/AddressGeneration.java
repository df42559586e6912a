package dev.macvlab.netlink;

import org.jspecify.annotations.Nullable;

/** How the kernel makes a link's own IPv6 addresses. */
public enum AddressGeneration {
    EUI64(0),
    NONE(1),
    STABLE_PRIVACY(2),
    RANDOM(3);

    private final int number;

    AddressGeneration(int number) {
        this.number = number;
    }

    /** The number the kernel uses. */
    public int number() {
        return number;
    }

    static @Nullable AddressGeneration of(int number) {
        for (AddressGeneration addressGeneration : values()) {
            if (addressGeneration.number == number) {
                return addressGeneration;
            }
        }
        return null;
    }
}
