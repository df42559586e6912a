package dev.macvlab.probe;

import dev.macvlab.linux.Poller;
import dev.macvlab.linux.TapFile;
import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A small machine at the open file of a macvtap, as a virtual machine would be: answers ARP, neighbour discovery and
 * pings from user space, on a thread of its own.
 */
public final class TapEndpoint implements AutoCloseable {
    private static final int EMPTY_ROUNDS = 100;

    private final TapFile file;
    private final FrameAnswers answers;
    private final Poller<TapFile> poller;
    private final Thread thread;
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean closed;

    private TapEndpoint(TapFile file, FrameAnswers answers, Poller<TapFile> poller) {
        this.file = file;
        this.answers = answers;
        this.poller = poller;
        thread = Thread.ofPlatform().name("macvtap endpoint").daemon().unstarted(this::serve);
    }

    /** Starts answering; the file is closed with the endpoint. */
    public static TapEndpoint start(TapFile file, MacAddress mac, Set<IpAddress> addresses) throws IOException {
        Poller<TapFile> poller = new Poller<>();
        var endpoint = new TapEndpoint(file, new FrameAnswers(mac, addresses), poller);
        poller.add(file, file);
        endpoint.thread.start();
        return endpoint;
    }

    /** How many frames were answered so far. */
    public long answered() {
        return answered.get();
    }

    /** Ends it, and has given the link back to its IP stack on return. */
    @Override
    public void close() {
        closed = true;
        poller.wake();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        try {
            // Of a link that was deleted the kernel says for ever that its file is worth reading.
            int emptyRounds = 0;
            while (!closed && emptyRounds < EMPTY_ROUNDS) {
                poller.await(-1);
                emptyRounds++;
                for (byte[] frame = file.receive(); frame != null; frame = file.receive()) {
                    emptyRounds = 0;
                    byte[] answer = answers.to(frame);
                    if (answer != null) {
                        file.send(answer);
                        answered.incrementAndGet();
                    }
                }
            }
        } catch (IOException _) {
            // The link went, and its file has nothing more to say.
        } finally {
            file.close();
            poller.close();
        }
    }
}
