/** Macvlab: a desktop designer for Linux macvlan networks. */
@NullMarked
package dev.macvlab;

import org.jspecify.annotations.NullMarked;
