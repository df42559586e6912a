/** The JavaFX program. */
@NullMarked
package dev.macvlab.desktop;

import org.jspecify.annotations.NullMarked;
