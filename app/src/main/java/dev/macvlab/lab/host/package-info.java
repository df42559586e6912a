/** Labs on this machine's own network: their journal, what they may touch, and how everything is given back. */
@NullMarked
package dev.macvlab.lab.host;

import org.jspecify.annotations.NullMarked;
