package dev.macvlab.desktop.model;

/** What can be done with all that is selected on the drawing. */
public interface SelectionActions {
    /** Brings an edge or the middle of what is selected in line. */
    void align(Edge edge);

    /** Makes the gaps between what is selected equal, from left to right or from top to bottom. */
    void distribute(boolean horizontally);

    /** Adds copies of what is selected, with names, MACs and addresses counted on. */
    void duplicate();

    /** Deletes what is selected, with what hangs on it; the host itself stays. */
    void delete();
}
