/** ICMP echo from inside network namespaces: who answers, how fast, and why not. */
@NullMarked
package dev.macvlab.probe;

import org.jspecify.annotations.NullMarked;
