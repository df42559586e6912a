/** Makes plans real, verifies them and takes them down, in whichever target. */
@NullMarked
package dev.macvlab.lab.apply;

import org.jspecify.annotations.NullMarked;
