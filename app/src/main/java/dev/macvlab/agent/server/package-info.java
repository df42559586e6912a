/** The privileged process: takes messages on standard input, and makes labs real, measures them and takes them down. */
@NullMarked
package dev.macvlab.agent.server;

import org.jspecify.annotations.NullMarked;
