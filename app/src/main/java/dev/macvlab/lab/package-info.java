/** Makes plans real, verifies them and takes them down, in a sandbox or on this machine. */
@NullMarked
package dev.macvlab.lab;

import org.jspecify.annotations.NullMarked;
