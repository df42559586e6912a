/** The validator: what the kernel would refuse, silently spoil, or do to the user's surprise, with fixes as edits. */
@NullMarked
package dev.macvlab.check;

import org.jspecify.annotations.NullMarked;
