package dev.macvlab.netlink;

/** The operational state of a link (RFC 2863). */
public enum OperState {
    UNKNOWN(0),
    NOT_PRESENT(1),
    DOWN(2),
    LOWER_LAYER_DOWN(3),
    TESTING(4),
    DORMANT(5),
    UP(6);

    private final int number;

    OperState(int number) {
        this.number = number;
    }

    /** The number the kernel uses. */
    public int number() {
        return number;
    }

    static OperState of(int number) {
        for (OperState operState : values()) {
            if (operState.number == number) {
                return operState;
            }
        }
        return UNKNOWN;
    }
}
