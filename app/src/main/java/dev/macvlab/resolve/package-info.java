/** What the kernel will make of a topology: each element with as much of its surroundings as can matter to it. */
@NullMarked
package dev.macvlab.resolve;

import org.jspecify.annotations.NullMarked;
