package dev.macvlab.topology;

/** What an element is to the interface that refers to it. */
public enum Relation {
    /** What a child is on top of. */
    PARENT(true, false),
    /** The other end of a veth pair. */
    PEER(true, true),
    /** A port of a bridge. */
    MEMBER(false, true),
    /** The external switch that a NIC's cable leads to. */
    SWITCH(false, false);

    private final boolean carries;
    private final boolean exclusive;

    Relation(boolean carries, boolean exclusive) {
        this.carries = carries;
        this.exclusive = exclusive;
    }

    /** Whether the interface goes when that element goes, as the kernel has it. */
    public boolean carries() {
        return carries;
    }

    /** Whether the interface stands on that element, or is made of it. */
    public boolean isBelow() {
        return this == PARENT || this == MEMBER;
    }

    /** Whether that element can be this to one interface only. */
    public boolean isExclusive() {
        return exclusive;
    }
}
