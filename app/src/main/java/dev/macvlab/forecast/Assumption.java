package dev.macvlab.forecast;

/**
 * What a topology leaves open of how the kernel has it.
 *
 * @param bridgeChoice which of the possible MAC addresses a bridge takes, see {@link Network#bridgeChoices}
 * @param doubtfulFail whether link-local addresses that may fail duplicate address detection do so
 * @param queuesAllMulticast whether a macvlan port puts every multicast frame into its queue, as Linux did before 6.4
 */
record Assumption(int bridgeChoice, boolean doubtfulFail, boolean queuesAllMulticast) {
    static final Assumption USUAL = new Assumption(0, false, false);
}
