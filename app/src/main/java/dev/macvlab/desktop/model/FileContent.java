package dev.macvlab.desktop.model;

import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.topology.Topology;
import java.nio.file.Path;

/**
 * What a file was found to hold.
 *
 * @param name as {@link FileWatch#contentOf} names it
 */
public record FileContent(Topology topology, Path file, String name) {
    public static FileContent read(Path file) throws UnreadableFile {
        String name = FileWatch.contentOf(file);
        return new FileContent(TopologyFile.read(file), file, name);
    }
}
