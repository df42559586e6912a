/** The panel that shows and changes all that is known about what is selected. */
@NullMarked
package dev.macvlab.desktop.inspector;

import org.jspecify.annotations.NullMarked;
