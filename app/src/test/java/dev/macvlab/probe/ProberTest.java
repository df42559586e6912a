package dev.macvlab.probe;

import static dev.macvlab.netlink.KernelSandbox.ip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import dev.macvlab.netlink.AddressRequest;
import dev.macvlab.netlink.KernelSandbox;
import dev.macvlab.netlink.KernelSandbox.Place;
import dev.macvlab.netlink.MacvlanMode;
import dev.macvlab.netlink.Neighbour;
import dev.macvlab.netlink.NeighbourRequest;
import dev.macvlab.netlink.NeighbourTiming;
import dev.macvlab.netlink.NewLink;
import dev.macvlab.netlink.RouteRequest;
import dev.macvlab.netlink.SetLink;
import dev.macvlab.ping.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
class ProberTest {
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(300);

    private KernelSandbox sandbox;
    private Prober prober;
    private Place a;
    private Place b;

    @BeforeEach
    void cableBetweenTwoNamespaces() throws Exception {
        sandbox = new KernelSandbox();
        prober = Prober.start(sandbox.namespaces);
        a = sandbox.place();
        b = sandbox.place();
        a.run(SetLink.up(1));
        b.run(SetLink.up(1));
        sandbox.cable(a, b, 1);
    }

    @AfterEach
    void close() {
        prober.close();
        sandbox.close();
    }

    @Test
    void aPingOverACableIsAnsweredInLessThanASecond() throws Exception {
        try (ProbePoint point = prober.from(a.namespace())) {
            PingReply.Answered reply = answered(point, "10.0.1.2");
            assertEquals(ip("10.0.1.2"), reply.from());
            assertTrue(reply.nanos() > 0 && reply.nanos() < 1_000_000_000L, reply.toString());
        }
    }

    @Test
    void aReplyThatCameInTimeCountsThoughTheProberLooksLate() throws Exception {
        try (ProbePoint point = prober.from(a.namespace())) {
            answered(point, "10.0.1.2");
            var queued = new CountDownLatch(1);
            prober.submit(() -> awaitQuietly(queued), queued::countDown);
            CompletableFuture<PingReply> reply = point.ping(ip("10.0.1.2"), SHORT);
            prober.submit(() -> LockSupport.parkNanos(2 * SHORT.toNanos()), () -> {});
            queued.countDown();
            assertInstanceOf(PingReply.Answered.class, reply.get());
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anIpv6PingIsAnswered() throws Exception {
        try (ProbePoint point = prober.from(a.namespace())) {
            PingReply.Answered reply = answered(point, "fd00:1::2");
            assertEquals(ip("fd00:1::2"), reply.from());
        }
    }

    @Test
    void siblingsInBridgeModeAnswerEachOther() throws Exception {
        Place host = sandbox.placeWithNic();
        List<Place> children = List.of(sandbox.place(), sandbox.place());
        int number = 0;
        for (Place child : children) {
            number++;
            host.run(NewLink.macvlan("mac", host.index("nic0"), MacvlanMode.BRIDGE)
                    .withMac(MacAddress.parse("02:00:00:00:00:0" + number))
                    .in(child.namespace())
                    .asUp());
            child.run(AddressRequest.add(child.index("mac"), ip("10.9.0." + number), 24));
        }
        try (ProbePoint point = prober.from(children.getFirst().namespace())) {
            answered(point, "10.9.0.2");
        }
    }

    @Test
    void withoutARouteThePingFailsAtOnce() throws Exception {
        assertEquals(Failure.NO_ROUTE, failure(a, "10.200.0.1", LONG));
        assertEquals(Failure.NO_ROUTE, failure(a, "fd99::1", LONG));
    }

    @Test
    void aNeighbourThatDoesNotAnswerIsReportedWhenTheKernelGivesUp() throws Exception {
        quickNeighbours(a);
        assertEquals(Failure.NO_NEIGHBOUR, failure(a, "10.0.1.77", LONG));
        assertEquals(Failure.NO_NEIGHBOUR, failure(a, "fd00:1::77", LONG));
    }

    @Test
    void aNeighbourThatIsStillAskedForIsNoLoss() throws Exception {
        assertEquals(Failure.NO_NEIGHBOUR, failure(a, "10.0.1.77", SHORT));
        assertEquals(Failure.NO_NEIGHBOUR, failure(a, "fd00:1::77", SHORT));
    }

    @Test
    void aMissingRouterIsAMissingNeighbour() throws Exception {
        quickNeighbours(a);
        a.run(RouteRequest.addDefault(ip("10.0.1.99")));
        try (ProbePoint point = prober.from(a.namespace())) {
            assertEquals(
                    new PingReply.Failed(Failure.NO_NEIGHBOUR, Message.of("probe.no-arp", "10.0.1.99"), null),
                    point.ping(ip("192.0.2.1"), LONG).get());
        }
    }

    @Test
    void aMissingNeighbourIsFoundEvenWhileTheLoopbackIsDown() throws Exception {
        quickNeighbours(a);
        a.run(SetLink.down(1));
        assertEquals(Failure.NO_NEIGHBOUR, failure(a, "10.0.1.77", Duration.ofMillis(600)));
    }

    @Test
    void aMissingNeighbourThatTheKernelHasForgottenIsStillMissing() throws Exception {
        quickNeighbours(a);
        a.run(SetLink.down(1));
        try (ProbePoint point = prober.from(a.namespace())) {
            for (String address : List.of("10.0.1.77", "fd00:1::77")) {
                CompletableFuture<PingReply> reply = point.ping(ip(address), Duration.ofSeconds(2));
                while (a.socket()
                        .neighbour(a.index("to1"), ip(address))
                        .filter(each -> each.state() == Neighbour.State.FAILED)
                        .isEmpty()) {
                    assertFalse(reply.isDone());
                    Thread.onSpinWait();
                }
                a.run(NeighbourRequest.delete(a.index("to1"), ip(address)));
                PingReply.Failed failed = assertInstanceOf(PingReply.Failed.class, reply.get());
                assertEquals(Failure.NO_NEIGHBOUR, failed.failure(), failed::toString);
            }
        }
    }

    @Test
    void silenceIsALoss() throws Exception {
        try (ProbePoint point = prober.from(a.namespace())) {
            point.ping(ip("10.0.1.2"), LONG).get();
            point.ping(ip("fd00:1::2"), LONG).get();
        }
        sandbox.namespaces.writeSysctl(b.namespace(), "ipv4/icmp_echo_ignore_all", "1");
        sandbox.namespaces.writeSysctl(b.namespace(), "ipv6/icmp/echo_ignore_all", "1");
        assertEquals(Failure.LOSS, failure(a, "10.0.1.2", SHORT));
        assertEquals(Failure.LOSS, failure(a, "fd00:1::2", SHORT));
    }

    @Test
    void aRouterWithoutARouteSaysSo() throws Exception {
        sandbox.namespaces.writeSysctl(b.namespace(), "ipv4/ip_forward", "1");
        a.run(RouteRequest.addDefault(ip("10.0.1.2")));
        try (ProbePoint point = prober.from(a.namespace())) {
            PingReply.Failed reply = assertInstanceOf(
                    PingReply.Failed.class, point.ping(ip("192.0.2.1"), LONG).get());
            assertEquals(Failure.NO_ROUTE, reply.failure());
            assertEquals(ip("10.0.1.2"), reply.reporter());
        }
    }

    @Test
    void aDestinationThatTheLastRouterCanNotFindIsAMissingNeighbour() throws Exception {
        sandbox.namespaces.writeSysctl(b.namespace(), "ipv4/ip_forward", "1");
        sandbox.cable(b, sandbox.place(), 3);
        b.run(new NeighbourTiming(false, b.index("to3"), 100));
        a.run(RouteRequest.addDefault(ip("10.0.1.2")));
        try (ProbePoint point = prober.from(a.namespace())) {
            PingReply.Failed reply = assertInstanceOf(
                    PingReply.Failed.class, point.ping(ip("10.0.3.77"), LONG).get());
            assertEquals(Failure.NO_NEIGHBOUR, reply.failure());
            assertEquals(ip("10.0.1.2"), reply.reporter());
        }
    }

    @Test
    void theOwnAddressAnswersOnlyWhileTheLoopbackIsUp() throws Exception {
        try (ProbePoint point = prober.from(a.namespace())) {
            answered(point, "10.0.1.1");
            answered(point, "fd00:1::1");
        }
        a.run(SetLink.down(1));
        assertEquals(Failure.LOSS, failure(a, "10.0.1.1", SHORT));
    }

    @Test
    void aPingFromAnInterfaceLeavesByIt() throws Exception {
        sandbox.cable(a, b, 2);
        quickNeighbours(a);
        try (ProbePoint right = prober.from(a.namespace(), "to1");
                ProbePoint wrong = prober.from(a.namespace(), "to2")) {
            answered(right, "10.0.1.2");
            sandbox.namespaces.writeSysctl(b.namespace(), "ipv4/conf/all/arp_ignore", "1");
            PingReply.Failed reply = assertInstanceOf(
                    PingReply.Failed.class, wrong.ping(ip("10.0.1.2"), LONG).get());
            assertEquals(Failure.NO_NEIGHBOUR, reply.failure());
        }
    }

    @Test
    void anInterfaceThatDoesNotExistIsNamed() {
        IOException refusal = assertThrows(IOException.class, () -> prober.from(a.namespace(), "nic9"));
        assertEquals("there is no interface nic9 to ping from", refusal.getMessage());
    }

    @Test
    void hundredsOfPingsFromManyNamespacesDoNotMix() throws Exception {
        List<ProbePoint> points = new ArrayList<>();
        List<CompletableFuture<PingReply>> replies = new ArrayList<>();
        try {
            for (int net = 2; net < 62; net++) {
                Place place = sandbox.place();
                sandbox.cable(place, b, net);
                points.add(prober.from(place.namespace()));
            }
            for (int round = 0; round < 5; round++) {
                for (int net = 2; net < 62; net++) {
                    ProbePoint point = points.get(net - 2);
                    replies.add(point.ping(ip("10.0." + net + ".2"), LONG));
                    replies.add(point.ping(ip("fd00:" + net + "::2"), LONG));
                    replies.add(point.ping(ip("10.0.200.1"), LONG));
                }
            }
            for (int i = 0; i < replies.size(); i++) {
                Class<? extends PingReply> expected = i % 3 == 2 ? PingReply.Failed.class : PingReply.Answered.class;
                assertInstanceOf(expected, replies.get(i).get(), "ping " + i);
            }
        } finally {
            points.forEach(ProbePoint::close);
        }
    }

    @Test
    void twoPointsInOneNamespaceGetTheirOwnReplies() throws Exception {
        sandbox.namespaces.writeSysctl(b.namespace(), "ipv4/icmp_echo_ignore_all", "0");
        try (ProbePoint one = prober.from(a.namespace());
                ProbePoint two = prober.from(a.namespace())) {
            List<CompletableFuture<PingReply>> replies = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                replies.add(one.ping(ip("10.0.1.2"), LONG));
                replies.add(two.ping(ip("10.0.1.1"), LONG));
            }
            for (int i = 0; i < replies.size(); i++) {
                IpAddress expected = ip(i % 2 == 0 ? "10.0.1.2" : "10.0.1.1");
                assertEquals(
                        expected,
                        assertInstanceOf(
                                        PingReply.Answered.class, replies.get(i).get())
                                .from());
            }
        }
    }

    @Test
    void threeHundredMissingNeighboursAreAllRecognised() throws Exception {
        quickNeighbours(a);
        try (ProbePoint point = prober.from(a.namespace())) {
            a.run(AddressRequest.add(a.index("to1"), ip("10.50.0.1"), 16));
            List<CompletableFuture<PingReply>> replies = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                replies.add(point.ping(ip("10.50." + (1 + i / 100) + "." + (i % 100 + 1)), Duration.ofMillis(1500)));
            }
            CompletableFuture<PingReply> alive = point.ping(ip("10.0.1.2"), LONG);
            for (CompletableFuture<PingReply> reply : replies) {
                PingReply.Failed failed = assertInstanceOf(PingReply.Failed.class, reply.get());
                assertEquals(Failure.NO_NEIGHBOUR, failed.failure(), failed::toString);
            }
            assertInstanceOf(PingReply.Answered.class, alive.get());
        }
    }

    @Test
    void aWatchTellsWhenTheAnswersStopAndComeBack() throws Exception {
        BlockingQueue<PingReply> replies = new LinkedBlockingQueue<>();
        try (ProbePoint point = prober.from(a.namespace());
                RepeatedPing _ = point.watch(ip("10.0.1.2"), Duration.ofMillis(20), SHORT, replies::add)) {
            await(replies, PingReply.Answered.class);
            sandbox.namespaces.writeSysctl(b.namespace(), "ipv4/icmp_echo_ignore_all", "1");
            await(replies, PingReply.Failed.class);
            sandbox.namespaces.writeSysctl(b.namespace(), "ipv4/icmp_echo_ignore_all", "0");
            await(replies, PingReply.Answered.class);
        }
    }

    @Test
    void aClosedPointCancelsWhatIsUnderWayAndLeavesNoSocket() throws Exception {
        long before = openDescriptors();
        ProbePoint point = prober.from(a.namespace());
        CompletableFuture<PingReply> reply = point.ping(ip("10.0.1.77"), Duration.ofMinutes(1));
        point.close();
        assertThrows(CancellationException.class, reply::get);
        assertThrows(CancellationException.class, point.ping(ip("10.0.1.2"), LONG)::get);
        assertEquals(before, openDescriptors());
    }

    @Test
    void aClosedProberCancelsEverything() throws Exception {
        ProbePoint point = prober.from(a.namespace());
        CompletableFuture<PingReply> reply = point.ping(ip("10.0.1.77"), Duration.ofMinutes(1));
        prober.close();
        assertThrows(CancellationException.class, reply::get);
        assertThrows(CancellationException.class, point.ping(ip("10.0.1.2"), LONG)::get);
        point.close();
    }

    private static PingReply.Answered answered(ProbePoint point, String destination) throws Exception {
        PingReply reply = point.ping(ip(destination), LONG).get();
        return assertInstanceOf(PingReply.Answered.class, reply, reply.toString());
    }

    private Failure failure(Place from, String destination, Duration timeout) throws Exception {
        try (ProbePoint point = prober.from(from.namespace())) {
            PingReply reply = point.ping(ip(destination), timeout).get();
            return assertInstanceOf(PingReply.Failed.class, reply).failure();
        }
    }

    /** Three questions of 100 ms each instead of a second each. */
    private static void quickNeighbours(Place place) throws IOException {
        place.run(
                new NeighbourTiming(false, place.index("to1"), 100),
                new NeighbourTiming(true, place.index("to1"), 100));
        if (place.has("to2")) {
            place.run(new NeighbourTiming(false, place.index("to2"), 100));
        }
    }

    private static void await(BlockingQueue<PingReply> replies, Class<? extends PingReply> wanted) throws Exception {
        PingReply reply = next(replies);
        while (!wanted.isInstance(reply)) {
            reply = next(replies);
        }
    }

    private static PingReply next(BlockingQueue<PingReply> replies) throws Exception {
        PingReply reply = replies.poll(10, TimeUnit.SECONDS);
        if (reply == null) {
            throw new AssertionError("no reply for ten seconds");
        }
        return reply;
    }

    private static long openDescriptors() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}
