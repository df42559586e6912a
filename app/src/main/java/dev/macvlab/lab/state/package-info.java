/** What the kernel has of a lab now: its namespaces, held open, what is in them, and what of it is the lab's. */
@NullMarked
package dev.macvlab.lab.state;

import org.jspecify.annotations.NullMarked;
