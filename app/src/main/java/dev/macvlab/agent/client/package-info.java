/** The unprivileged side of the agent: its messages, and the client that starts a process and talks with it. */
@NullMarked
package dev.macvlab.agent.client;

import org.jspecify.annotations.NullMarked;
