package dev.macvlab.netlink;

/** How far the children of one ipvlan parent may talk to each other. */
public enum IpvlanFlag {
    BRIDGE(0),
    PRIVATE(1),
    VEPA(2);

    private final int number;

    IpvlanFlag(int number) {
        this.number = number;
    }

    /** The number the kernel uses. */
    public int number() {
        return number;
    }

    static IpvlanFlag of(int number) throws MalformedMessageException {
        for (IpvlanFlag flag : values()) {
            if (flag.number == number) {
                return flag;
            }
        }
        throw new MalformedMessageException("unknown ipvlan flags " + number);
    }
}
