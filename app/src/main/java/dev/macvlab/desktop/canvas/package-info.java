/** The drawing surface: elements, wires and pings of a topology, and the gestures that change it. */
@NullMarked
package dev.macvlab.desktop.canvas;

import org.jspecify.annotations.NullMarked;
