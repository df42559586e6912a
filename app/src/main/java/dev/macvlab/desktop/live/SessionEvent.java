package dev.macvlab.desktop.live;

import dev.macvlab.agent.client.AgentException;
import dev.macvlab.message.Message;
import java.util.List;

/** What a session tells beside the state of its lab. */
public sealed interface SessionEvent {
    /** The last thing asked for could not be done, or the lab was lost. */
    record Trouble(AgentException why) implements SessionEvent {}

    /** The lab is real, though not quite as drawn. */
    record NotQuite(List<Message> sentences) implements SessionEvent {}

    /** The lab is taken down, and these things stay since they are not the lab's. */
    record Left(List<Message> sentences) implements SessionEvent {}

    /** The last apply was taken back, for this reason and with this result. */
    record TakenBack(Message why) implements SessionEvent {}
}
