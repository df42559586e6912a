package dev.macvlab.agent.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.agent.protocol.Difference;
import dev.macvlab.agent.protocol.Event;
import dev.macvlab.agent.protocol.JsonLines;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.message.Message;
import dev.macvlab.ping.Ping;
import dev.macvlab.ping.PingResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final long PINGS = 7;
    private static final long DRIFT = 8;
    private static final int SENT = 3 * Outbox.MOST_SAMPLES;

    /** A reader that reads nothing until it is let. */
    private static final class Pipe extends OutputStream {
        private final CountDownLatch reading = new CountDownLatch(1);
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                reading.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            read.write(bytes, from, length);
        }
    }

    private final Pipe pipe = new Pipe();
    private final Outbox outbox = new Outbox(pipe);

    private static Event.Pinged pinged(long micros) {
        return new Event.Pinged(new PingResult(new Ping("ns1", "192.168.56.123"), micros, null, null));
    }

    private static Event.Drifted drifted(int number) {
        return new Event.Drifted(List.of(new Difference("ns1/mac1", Message.verbatim("change " + number))));
    }

    /** Everything up to the last answer, which is the only thing that is said after all samples were read. */
    private List<Reply> read(int replies) throws Exception {
        pipe.reading.countDown();
        List<Reply> read = new ArrayList<>();
        for (long id = 1000; read.size() < replies; id++) {
            var done = new CountDownLatch(1);
            outbox.say(new Reply.Done(id), done::countDown);
            assertTrue(done.await(20, TimeUnit.SECONDS));
            var reader = new JsonLines.Reader<>(new ByteArrayInputStream(pipe.read.toByteArray()), Reply.class);
            read.clear();
            for (Reply next = reader.next(); next != null; next = reader.next()) {
                if (!(next instanceof Reply.Done asked && asked.id() >= 1000)) {
                    read.add(next);
                }
            }
        }
        return read;
    }

    @Test
    void aReaderThatStopsLosesOldSamplesAloneAndGetsAnswersFirst() throws Exception {
        for (int i = 0; i < SENT; i++) {
            outbox.publish(PINGS, pinged(i));
        }
        outbox.publish(PINGS, new Event.TakenBack(Message.verbatim("first")));
        outbox.say(new Reply.Done(1));
        outbox.publish(PINGS, new Event.TakenBack(Message.verbatim("second")));

        List<Reply> read = read(Outbox.MOST_SAMPLES + 3);

        List<Event> kept = new ArrayList<>();
        int answered = -1;
        long dropped = 0;
        long last = -1;
        for (int i = 0; i < read.size(); i++) {
            switch (read.get(i)) {
                case Reply.Published(long of, long lost, Event.Pinged(PingResult result)) -> {
                    assertEquals(PINGS, of);
                    assertTrue(result.rttMicros() > last, "in order");
                    assertEquals(last + 1 + lost, result.rttMicros(), "every loss is said");
                    last = result.rttMicros();
                    dropped += lost;
                }
                case Reply.Published(long _, long _, Event event) -> kept.add(event);
                case Reply.Done done -> answered = done.id() == 1 ? i : answered;
                default -> throw new AssertionError(read.get(i));
            }
        }
        assertEquals(
                List.of(
                        new Event.TakenBack(Message.verbatim("first")),
                        new Event.TakenBack(Message.verbatim("second"))),
                kept);
        assertEquals(SENT - 1, last, "the latest is there");
        assertTrue(dropped >= SENT - Outbox.MOST_SAMPLES - 2000, "the memory was bounded, " + dropped + " dropped");
        assertTrue(answered >= 0 && answered < 2000, "after what was under way already: " + answered);
    }

    @Test
    void ofAStateTheNewestWaitsAlone() throws Exception {
        for (int i = 0; i < 100_000; i++) {
            outbox.publish(DRIFT, drifted(i));
        }
        outbox.say(new Reply.Done(1));
        List<Reply> read = read(2);
        assertTrue(read.size() < 2000, read.size() + " waited");
        assertTrue(read.contains(new Reply.Published(DRIFT, 0, drifted(99_999))));
        assertEquals(new Reply.Done(1), read.getLast());
    }
}
