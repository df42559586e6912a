package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.Lines;
import dev.macvlab.agent.protocol.Reply;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.LinkedBlockingQueue;

/** What the agent says, written by a thread of its own so that a client that doesn't read holds up nothing. */
final class Outbox {
    private static final int MOST_EVENTS = 10_000;

    private final LinkedBlockingQueue<Reply> waiting = new LinkedBlockingQueue<>();
    private final OutputStream out;

    Outbox(OutputStream out) {
        this.out = new BufferedOutputStream(out, 1 << 16);
        Thread.ofPlatform().name("outbox").daemon().start(this::write);
    }

    /** Says something; events are dropped when far too many wait, answers never. */
    void say(Reply reply) {
        if (reply instanceof Reply.Answer || waiting.size() < MOST_EVENTS) {
            waiting.add(reply);
        }
    }

    private void write() {
        try {
            while (true) {
                Reply next = waiting.take();
                out.write(Lines.encode(next));
                if (waiting.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException | InterruptedException _) {
            // Nobody listens any more; the end of standard input tells the same.
        } catch (RuntimeException | Error e) {
            // An agent that can't answer is worse than none: the client notices that one is gone.
            e.printStackTrace();
            Runtime.getRuntime().halt(AgentMain.BROKEN);
        }
    }
}
