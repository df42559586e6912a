package dev.macvlab.desktop.window;

import dev.macvlab.desktop.text.Texts;
import dev.macvlab.format.TopologyFile;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** How the user names a file. */
public interface FileDialogs {
    /** The file to open; empty when the user thought better of it. */
    Optional<Path> toOpen();

    /**
     * The file to save to; empty when the user thought better of it.
     *
     * @param name the name to suggest
     * @param near a file in the folder to begin with; null for no particular one
     */
    Optional<Path> toSave(String name, @Nullable Path near);

    /**
     * The file to write a picture to; empty when the user thought better of it.
     *
     * @param name the name to suggest, with its suffix
     */
    Optional<Path> toExport(String name);

    /** The system's own dialogs. */
    static FileDialogs of(Window owner, Texts texts) {
        return new FileDialogs() {
            @Override
            public Optional<Path> toOpen() {
                FileChooser chooser = chooser(texts.get("files.open"));
                return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
            }

            @Override
            public Optional<Path> toSave(String name, @Nullable Path near) {
                FileChooser chooser = chooser(texts.get("files.save"));
                chooser.setInitialFileName(name);
                if (near != null && near.toAbsolutePath().getParent() != null) {
                    chooser.setInitialDirectory(
                            near.toAbsolutePath().getParent().toFile());
                }
                return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
            }

            @Override
            public Optional<Path> toExport(String name) {
                var chooser = new FileChooser();
                chooser.setTitle(texts.get("files.export"));
                chooser.setInitialFileName(name);
                chooser.getExtensionFilters()
                        .addAll(
                                new FileChooser.ExtensionFilter("SVG", "*.svg"),
                                new FileChooser.ExtensionFilter("PNG", "*.png"));
                File chosen = chooser.showSaveDialog(owner);
                FileChooser.ExtensionFilter kind = chooser.getSelectedExtensionFilter();
                boolean plain = chosen != null && !chosen.getName().contains(".");
                return Optional.ofNullable(chosen)
                        .map(File::toPath)
                        .map(file -> plain && kind != null
                                ? file.resolveSibling(file.getFileName()
                                        + kind.getExtensions().getFirst().substring(1))
                                : file);
            }

            private FileChooser chooser(String title) {
                var chooser = new FileChooser();
                chooser.setTitle(title);
                chooser.getExtensionFilters()
                        .addAll(
                                new FileChooser.ExtensionFilter(texts.get("files.kind"), "*" + TopologyFile.SUFFIX),
                                new FileChooser.ExtensionFilter(texts.get("files.all"), "*"));
                return chooser;
            }
        };
    }
}
