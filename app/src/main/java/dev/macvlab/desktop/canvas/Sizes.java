package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Switch;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How large things are, in pixels at scale 1; all of it on the grid of 8. */
final class Sizes {
    static final double GRID = 8;
    static final double CARD_WIDTH = 232;
    static final double NIC_WIDTH = 208;
    static final double FRAME_PADDING = 16;
    static final double FRAME_HEADER = 40;
    static final double FRAME_MIN_WIDTH = CARD_WIDTH + 2 * FRAME_PADDING;
    static final double FRAME_MIN_HEIGHT = FRAME_HEADER + 88 + FRAME_PADDING;
    static final double SWITCH_HEIGHT = 48;
    static final double PORT_PITCH = 32;
    static final double HOST_WIDTH = 176;
    static final double NOTE_WIDTH = 240;
    private static final int MOST_ADDRESSES = 3;
    private static final double ADDRESS_LINE = 16;

    private Sizes() {}

    static double snapped(double value) {
        return Math.rint(value / GRID) * GRID;
    }

    /** How many lines the addresses of an element take; there is always one. */
    static int addressLines(int addresses) {
        return Math.clamp(addresses, 1, MOST_ADDRESSES);
    }

    static double widthOf(Interface element) {
        return element instanceof Nic ? NIC_WIDTH : CARD_WIDTH;
    }

    static double heightOf(Interface element) {
        double extra = (addressLines(element.common().addresses().size()) - 1) * ADDRESS_LINE;
        return (element instanceof Nic ? 80 : 88) + extra;
    }

    static double heightOf(Switch.Host host) {
        return 48 + (addressLines(host.addresses().size()) - 1) * ADDRESS_LINE;
    }

    /** A switch holds its name and its ports. */
    static double switchWidth(String name, int ports) {
        return Math.max(208, Math.ceil((112 + name.length() * 8 + ports * PORT_PITCH) / GRID) * GRID);
    }

    /** A note is as high as its text, wrapped. */
    static double noteHeight(String text) {
        var measure = new Text(text);
        measure.setFont(Font.font("Inter", 13));
        measure.setWrappingWidth(NOTE_WIDTH - 24);
        return Math.ceil((measure.getLayoutBounds().getHeight() + 16) / GRID) * GRID;
    }
}
