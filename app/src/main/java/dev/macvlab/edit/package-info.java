/** Every change of a topology, as a value that can be applied, named, merged and undone. */
@NullMarked
package dev.macvlab.edit;

import org.jspecify.annotations.NullMarked;
