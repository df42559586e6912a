/** The product's own benchmarks, each beside a peer in the same run. */
@NullMarked
package dev.macvlab.bench;

import org.jspecify.annotations.NullMarked;
