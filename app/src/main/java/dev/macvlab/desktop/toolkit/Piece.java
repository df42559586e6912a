package dev.macvlab.desktop.toolkit;

import dev.macvlab.topology.Kind;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/**
 * What the palette offers to be dragged onto the drawing; a dragboard carries it as text under {@link #FORMAT}.
 *
 * @param nic the name of this machine's interface that a NIC stands for; null for everything else
 */
public record Piece(Sort sort, @Nullable String nic) {
    /** The format of a dragboard that holds a piece. */
    public static final DataFormat FORMAT = new DataFormat("application/x-macvlab-piece");

    /** What it becomes. */
    public enum Sort {
        SWITCH(KeyCode.W),
        EXTERNAL_HOST(KeyCode.H),
        NIC(KeyCode.N),
        MACVLAN(KeyCode.M),
        MACVTAP(KeyCode.P),
        IPVLAN(KeyCode.I),
        VLAN(KeyCode.V),
        BRIDGE(KeyCode.B),
        VETH(KeyCode.E),
        DUMMY(KeyCode.U),
        NAMESPACE(KeyCode.S),
        NOTE(KeyCode.T),
        AREA(KeyCode.A);

        private final KeyCode key;

        Sort(KeyCode key) {
            this.key = key;
        }

        /** The key that adds it while the drawing has the focus. */
        public KeyCode key() {
            return key;
        }

        public Icon icon() {
            return Icon.valueOf(name());
        }

        /** The kind of interface that it becomes; empty for everything else. */
        public Optional<Kind> kind() {
            return Kind.of(word());
        }

        /** Its word in ids, style classes and on the dragboard. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A piece that stands for nothing in particular. */
    public static Piece of(Sort sort) {
        return new Piece(sort, null);
    }

    /** The text for the dragboard. */
    public String text() {
        return nic == null ? sort.word() : sort.word() + " " + nic;
    }

    /** Reads {@link #text}; empty when it is anything else. */
    public static Optional<Piece> tryParse(String text) {
        int blank = text.indexOf(' ');
        String word = blank < 0 ? text : text.substring(0, blank);
        for (Sort each : Sort.values()) {
            if (each.word().equals(word)) {
                return Optional.of(new Piece(each, blank < 0 ? null : text.substring(blank + 1)));
            }
        }
        return Optional.empty();
    }
}
