/** Other views of a document than the drawing, live in both directions: a table of its interfaces, and its JSON. */
@NullMarked
package dev.macvlab.desktop.table;

import org.jspecify.annotations.NullMarked;
