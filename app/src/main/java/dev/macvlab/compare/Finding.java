package dev.macvlab.compare;

/** What comes of holding a measured ping against its forecast. */
public enum Finding {
    /** It did what was forecast, kind of failure included. */
    AGREES,
    /** It was answered, and should have failed. */
    ANSWERED,
    /** It failed, and should have been answered. */
    FAILED,
    /** It failed as forecast, but in another way. */
    FAILED_OTHERWISE,
    /** The forecast leaves open what happens. */
    OPEN,
    /** There is no measurement. */
    NOT_MEASURED;

    /** Whether the kernel did something else than was forecast. */
    public boolean differs() {
        return switch (this) {
            case ANSWERED, FAILED, FAILED_OTHERWISE -> true;
            case AGREES, OPEN, NOT_MEASURED -> false;
        };
    }

    /** Whether there was a forecast that a measurement has borne out or refuted. */
    public boolean counts() {
        return this == AGREES || differs();
    }
}
