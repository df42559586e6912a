package dev.macvlab.desktop.model;

import dev.macvlab.desktop.text.Texts;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The labs that come with the product; they are opened as untitled copies. */
public enum ShippedLab {
    BRIDGE("bridge"),
    PRIVATE("private"),
    VEPA("vepa"),
    VEPA_HAIRPIN("vepa-hairpin"),
    PASSTHRU("passthru"),
    SOURCE("source"),
    MODE_MATRIX("mode-matrix"),
    TWO_NICS("two-nics"),
    SHIM("shim"),
    ROUTER("router"),
    DUAL_STACK("dual-stack");

    private final String file;

    ShippedLab(String file) {
        this.file = file;
    }

    /** What its file is called, without its suffix; also the end of its id in menus. */
    public String word() {
        return file;
    }

    /** Reads it, with its title and what it is about in the language of the window. */
    public Topology read(Texts texts) {
        Topology lab = read();
        String about = texts.about(file);
        return about.isEmpty() ? lab : lab.withName(texts.get("lab." + file)).withAbout(about);
    }

    /** Reads it. */
    public Topology read() {
        String name = "/dev/macvlab/labs/" + file + TopologyFile.SUFFIX;
        try (InputStream in = Objects.requireNonNull(ShippedLab.class.getResourceAsStream(name), name)) {
            return TopologyFile.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableFile e) {
            throw new IllegalStateException("a shipped lab is broken", e);
        }
    }
}
