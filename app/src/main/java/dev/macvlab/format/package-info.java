/** Topology files: read forgivingly, written so that nothing is ever lost. */
@NullMarked
package dev.macvlab.format;

import org.jspecify.annotations.NullMarked;
