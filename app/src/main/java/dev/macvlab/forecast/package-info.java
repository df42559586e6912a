/** Who can ping whom, and why not: the frames' way through parents, children, switches and IP stacks. */
@NullMarked
package dev.macvlab.forecast;

import org.jspecify.annotations.NullMarked;
