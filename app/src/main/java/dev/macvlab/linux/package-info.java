/** System calls of Linux: descriptors, waiting for them, mounts, network namespaces, ICMP and macvtap files. */
@NullMarked
package dev.macvlab.linux;

import org.jspecify.annotations.NullMarked;
