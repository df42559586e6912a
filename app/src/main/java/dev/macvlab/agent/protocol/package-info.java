/** What the agent and its client have in common: the messages, and how an agent is started. */
@NullMarked
package dev.macvlab.agent.protocol;

import org.jspecify.annotations.NullMarked;
