/** Network namespaces, rtnetlink and raw ICMP sockets of the Linux kernel, reached through JNA and without any command. */
@NullMarked
package dev.macvlab.netlink;

import org.jspecify.annotations.NullMarked;
