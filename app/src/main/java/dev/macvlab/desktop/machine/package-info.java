/** The machine that the window runs on as a place for labs: its NICs, what a lab stands on, and the labs that stand. */
@NullMarked
package dev.macvlab.desktop.machine;

import org.jspecify.annotations.NullMarked;
