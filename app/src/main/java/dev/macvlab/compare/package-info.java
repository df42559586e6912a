/** Forecast against measured: whether a ping did what was foretold, and what that makes of its result. */
@NullMarked
package dev.macvlab.compare;

import org.jspecify.annotations.NullMarked;
