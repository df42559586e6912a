package dev.macvlab.netlink;

/** The mode of a macvlan or macvtap (linux/if_link.h). */
public enum MacvlanMode {
    PRIVATE(1),
    VEPA(2),
    BRIDGE(4),
    PASSTHRU(8),
    SOURCE(16);

    private final int number;

    MacvlanMode(int number) {
        this.number = number;
    }

    /** The bit the kernel uses. */
    public int number() {
        return number;
    }

    static MacvlanMode of(int number) throws MalformedMessageException {
        for (MacvlanMode mode : values()) {
            if (mode.number == number) {
                return mode;
            }
        }
        throw new MalformedMessageException("unknown macvlan mode " + number);
    }
}
