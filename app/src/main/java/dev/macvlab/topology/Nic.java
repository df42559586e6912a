package dev.macvlab.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A physical interface: logical here, bound to a real one only when it is applied to a host.
 *
 * @param port the switch port its cable leads to; null for a NIC that has carrier and nobody at the other end
 */
public record Nic(Common common, @Nullable Port port) implements Standalone {
    /**
     * A port of an external switch.
     *
     * @param toSwitch the switch's name
     * @param hairpin whether the port sends frames back to where they came from (802.1Qbg reflective relay); null is no
     */
    public record Port(String toSwitch, @Nullable Boolean hairpin, UnknownKeys extras) {
        /** Whether hairpin is on. */
        public boolean reflects() {
            return Boolean.TRUE.equals(hairpin);
        }

        public Port withHairpin(@Nullable Boolean newHairpin) {
            return new Port(toSwitch, newHairpin, extras);
        }

        public Port withSwitch(String newSwitch) {
            return new Port(newSwitch, hairpin, extras);
        }
    }

    @Override
    public Kind kind() {
        return Kind.NIC;
    }

    @Override
    public Nic withCommon(Common newCommon) {
        return new Nic(newCommon, port);
    }

    @Override
    public List<Reference> references() {
        return port == null ? List.of() : List.of(new Reference(Relation.SWITCH, Ref.top(port.toSwitch())));
    }

    @Override
    public Nic withReferences(Image image) {
        Ref plugged = port == null ? null : image.of(Relation.SWITCH, Ref.top(port.toSwitch()));
        return withPort(port == null || plugged == null ? null : port.withSwitch(plugged.name()));
    }

    public Nic withPort(@Nullable Port newPort) {
        return new Nic(common, newPort);
    }
}
