/** What the parts of the window share of JavaFX: its thread, styles, FXML files, icons. */
@NullMarked
package dev.macvlab.desktop.toolkit;

import org.jspecify.annotations.NullMarked;
