/** The command line: what scripts, classes and CI rely on. */
@NullMarked
package dev.macvlab.cli;

import org.jspecify.annotations.NullMarked;
