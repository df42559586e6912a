package dev.macvlab.netlink;

/** The mode of an ipvlan, which all children of one parent share. */
public enum IpvlanMode {
    L2(0),
    L3(1),
    L3S(2);

    private final int number;

    IpvlanMode(int number) {
        this.number = number;
    }

    /** The number the kernel uses. */
    public int number() {
        return number;
    }

    static IpvlanMode of(int number) throws MalformedMessageException {
        for (IpvlanMode mode : values()) {
            if (mode.number == number) {
                return mode;
            }
        }
        throw new MalformedMessageException("unknown ipvlan mode " + number);
    }
}
