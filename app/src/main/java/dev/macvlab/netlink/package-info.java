/** Messages of rtnetlink, and the sockets that carry them. */
@NullMarked
package dev.macvlab.netlink;

import org.jspecify.annotations.NullMarked;
