package dev.macvlab.desktop.window;

import dev.macvlab.agent.protocol.LabFacts;
import dev.macvlab.desktop.canvas.PictureExport;
import dev.macvlab.desktop.model.ShippedLab;
import java.nio.file.Path;
import javafx.collections.ObservableList;

/** What can be done with files and the window that shows one; what would lose changes asks first. */
interface FileActions {
    /** An empty drawing. */
    void create();

    /** One more window, with an empty drawing. */
    void another();

    /** A file that the user names. */
    void open();

    /** That file. */
    void open(Path file);

    /** An untitled copy of a lab that comes with the product. */
    void open(ShippedLab lab);

    /** The drawing of a lab that stands on this machine, to go on with it. */
    void goOn(LabFacts lab);

    /** The files used last, the newest first. */
    ObservableList<Path> recent();

    /** Forgets the files used last. */
    void forgetRecent();

    /** Saves to the file that was opened, or asks for one. */
    void save();

    /** Saves to a file that the user names. */
    void saveAs();

    /** Writes a picture to a file that the user names; its suffix says whether as SVG or PNG. */
    void export(PictureExport picture);

    /** Closes the window. */
    void close();

    /** Closes all windows. */
    void quit();
}
