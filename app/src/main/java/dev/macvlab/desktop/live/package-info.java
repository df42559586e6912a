/** The lab that is applied, seen from the window: the agent's client on the JavaFX thread. */
@NullMarked
package dev.macvlab.desktop.live;

import org.jspecify.annotations.NullMarked;
