package dev.macvlab.desktop;

/** What can be done with files and the window that shows one; what would lose changes asks first. */
interface Files {
    /** An empty drawing. */
    void create();

    /** A file that the user names. */
    void open();

    /** An untitled copy of a lab that comes with the product. */
    void open(ShippedLab lab);

    /** Saves to the file that was opened, or asks for one. */
    void save();

    /** Saves to a file that the user names. */
    void saveAs();

    /** Closes the window. */
    void close();
}
