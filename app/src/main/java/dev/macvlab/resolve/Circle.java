package dev.macvlab.resolve;

import java.util.List;

/**
 * Interfaces each of which stands on the next, and the last on the first.
 *
 * @param devices beginning with the one that comes first in the topology
 */
public record Circle(List<ResolvedInterface> devices) implements View<Circle> {
    @Override
    public boolean sameAs(Circle other) {
        return devices.equals(other.devices);
    }
}
