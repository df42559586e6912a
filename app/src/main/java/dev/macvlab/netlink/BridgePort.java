package dev.macvlab.netlink;

/**
 * How a bridge treats one of its ports.
 *
 * @param hairpin frames may leave through the port they came in by (reflective relay of 802.1Qbg)
 * @param learning the bridge remembers the senders behind this port
 * @param flood unicast for an unknown address goes out here too
 * @param isolated no traffic to other isolated ports
 * @param locked only senders with a static entry may come in
 */
public record BridgePort(boolean hairpin, boolean learning, boolean flood, boolean isolated, boolean locked) {
    /** What a new port has. */
    public static final BridgePort DEFAULT = new BridgePort(false, true, true, false, false);

    /** The same with hairpin on or off. */
    public BridgePort withHairpin(boolean on) {
        return new BridgePort(on, learning, flood, isolated, locked);
    }

    /** The same with only known senders let in, or all. */
    public BridgePort withLocked(boolean on) {
        return new BridgePort(hairpin, learning, flood, isolated, on);
    }
}
