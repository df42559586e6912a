package dev.macvlab.desktop.canvas;

import dev.macvlab.message.Message;
import dev.macvlab.topology.Area;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Note;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A thing on the canvas with its place and all that is written on it; equal figures look the same. */
sealed interface Figure {
    CanvasKey key();

    Box box();

    /** The same figure somewhere else. */
    Figure withBox(Box box);

    /** Whether other figures stand inside it. */
    default boolean isContainer() {
        return false;
    }

    /**
     * An interface.
     *
     * @param addresses the lines under its name
     * @param chip its mode's word, on the chip; null for kinds that have none
     * @param style the style class that colours chip, icon and link
     * @param meta the last line: MTU, state, what hangs on it
     */
    record Card(
            Ref ref,
            Box box,
            Interface element,
            List<Message> addresses,
            @Nullable Message chip,
            String style,
            Message meta)
            implements Figure {
        @Override
        public CanvasKey key() {
            return CanvasKey.of(ref);
        }

        @Override
        public Card withBox(Box newBox) {
            return new Card(ref, newBox, element, addresses, chip, style, meta);
        }
    }

    /** A namespace, or the host, around its interfaces. */
    record Frame(Ref ref, Box box, boolean isHost, boolean isEmpty, boolean forwards) implements Figure {
        @Override
        public CanvasKey key() {
            return CanvasKey.of(ref);
        }

        @Override
        public Frame withBox(Box newBox) {
            return new Frame(ref, newBox, isHost, isEmpty, forwards);
        }

        @Override
        public boolean isContainer() {
            return true;
        }
    }

    /** An external switch; a port for each thing plugged in, and free ones. */
    record SwitchBox(Ref ref, Box box, String name, List<Port> ports) implements Figure {
        /**
         * One port.
         *
         * @param plugged what its cable leads to; null when it is free
         * @param hairpin whether it sends frames back to where they came from
         */
        record Port(@Nullable Ref plugged, boolean hairpin) {}

        @Override
        public CanvasKey key() {
            return CanvasKey.of(ref);
        }

        @Override
        public SwitchBox withBox(Box newBox) {
            return new SwitchBox(ref, newBox, name, ports);
        }

        /** Where the middle of a port is. */
        double portX(int index) {
            return box.right() - 24 - (ports.size() - 1 - index) * Sizes.PORT_PITCH;
        }
    }

    /** An external host. */
    record HostBox(Ref ref, Box box, Switch.Host host) implements Figure {
        @Override
        public CanvasKey key() {
            return CanvasKey.of(ref);
        }

        @Override
        public HostBox withBox(Box newBox) {
            return new HostBox(ref, newBox, host);
        }
    }

    /** A text. */
    record NoteBox(int index, Box box, Note note) implements Figure {
        @Override
        public CanvasKey key() {
            return new CanvasKey.OfNote(index);
        }

        @Override
        public NoteBox withBox(Box newBox) {
            return new NoteBox(index, newBox, note);
        }
    }

    /** A coloured rectangle. */
    record AreaBox(int index, Box box, Area area) implements Figure {
        @Override
        public CanvasKey key() {
            return new CanvasKey.OfArea(index);
        }

        @Override
        public AreaBox withBox(Box newBox) {
            return new AreaBox(index, newBox, area);
        }
    }
}
