/** Starts an agent and speaks to it; the unprivileged side. */
@NullMarked
package dev.macvlab.agent.client;

import org.jspecify.annotations.NullMarked;
