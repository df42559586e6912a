/** What a lab is: immutable records that know nothing of a kernel, a file or a screen. */
@NullMarked
package dev.macvlab.topology;

import org.jspecify.annotations.NullMarked;
