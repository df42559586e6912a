/** The panels below the drawing: what the validator found, and who reaches whom. */
@NullMarked
package dev.macvlab.desktop.results;

import org.jspecify.annotations.NullMarked;
