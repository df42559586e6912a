/** What rules look at: one element each with as much of its surroundings as can matter, and nothing else. */
@NullMarked
package dev.macvlab.check.view;

import org.jspecify.annotations.NullMarked;
