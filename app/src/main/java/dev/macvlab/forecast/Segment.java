package dev.macvlab.forecast;

import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.List;

/** An external switch with the NICs on its ports, those of external hosts included. */
final class Segment {
    final Ref ref;
    final List<SimulatedLink> ports = new ArrayList<>();

    Segment(String name) {
        ref = Ref.top(name);
    }
}
