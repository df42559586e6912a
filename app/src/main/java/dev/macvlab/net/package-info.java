/** Network values as they are written and sent: MAC addresses, IP addresses and prefixes. */
@NullMarked
package dev.macvlab.net;

import org.jspecify.annotations.NullMarked;
