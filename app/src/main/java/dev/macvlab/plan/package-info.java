/** From a topology to the steps that make it real: the desired state, the actual state, and what leads from one to the other. */
@NullMarked
package dev.macvlab.plan;

import org.jspecify.annotations.NullMarked;
