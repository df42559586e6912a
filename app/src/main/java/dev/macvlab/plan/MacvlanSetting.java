package dev.macvlab.plan;

/** What of a macvlan or macvtap child can be changed while it is there. */
public enum MacvlanSetting {
    MODE,
    /** {@code nopromisc} and {@code nodst}, which are sent together. */
    FLAGS,
    /** The list of senders of source mode. */
    SOURCES,
    BROADCAST_QUEUE
}
