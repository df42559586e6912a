package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A probe as it is drawn: from one figure to the one that has the address.
 *
 * @param from the card, or the frame of a namespace with several
 * @param to who has the address; null when nobody has
 * @param lane counts probes between the same two, so that they don't lie on each other
 */
record Arc(Probe probe, Ref from, @Nullable Ref to, int lane) {
    String nodeId() {
        return "probe-" + (probe.from() + "-" + probe.to()).replace('/', '-');
    }
}
