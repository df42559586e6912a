package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Ref;

/** What names a thing on the canvas. */
sealed interface CanvasKey {
    /** The id of the node that draws it, by which tests and style sheets find it. */
    String nodeId();

    /** An element of the topology. */
    record Element(Ref ref) implements CanvasKey {
        @Override
        public String nodeId() {
            return "element-" + ref.toString().replace('/', '-');
        }
    }

    /** A note, by its place in the topology's list. */
    record OfNote(int index) implements CanvasKey {
        @Override
        public String nodeId() {
            return "note-" + index;
        }
    }

    /** An area, by its place in the topology's list. */
    record OfArea(int index) implements CanvasKey {
        @Override
        public String nodeId() {
            return "area-" + index;
        }
    }

    static CanvasKey of(Ref ref) {
        return new Element(ref);
    }
}
