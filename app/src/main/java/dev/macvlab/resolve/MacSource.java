package dev.macvlab.resolve;

/** Where an interface has its MAC address from. */
public enum MacSource {
    /** It is written. */
    WRITTEN,

    /** Nothing is written: it gets one that nobody else has; a NIC of this machine keeps its own. */
    DERIVED,

    /**
     * It is the lower device's: always of ipvlan (ipvlan_init) and of macvlan in mode passthru (eth_hw_addr_inherit,
     * macvlan_sync_address), of a VLAN as long as it has none of its own (vlan_dev_inherit_address).
     */
    LOWER_DEVICE,

    /** A bridge without one of its own has the lowest of its ports' (br_stp_recalculate_bridge_id). */
    LOWEST_PORT
}
