/** Who pings whom, and what one ping did: values that forecast, agent and every view share. */
@NullMarked
package dev.macvlab.ping;

import org.jspecify.annotations.NullMarked;
