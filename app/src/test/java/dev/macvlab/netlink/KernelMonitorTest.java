package dev.macvlab.netlink;

import static dev.macvlab.netlink.KernelSandbox.ip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.macvlab.netlink.KernelSandbox.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
class KernelMonitorTest {
    private final BlockingQueue<KernelEvent> events = new LinkedBlockingQueue<>();
    private KernelSandbox sandbox;

    @BeforeEach
    void open() throws Exception {
        sandbox = new KernelSandbox();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void linksAddressesAndRoutesAreTold() throws Exception {
        Place place = sandbox.place();
        try (KernelMonitor monitor = KernelMonitor.start(sandbox.namespaces, events::add)) {
            monitor.watch(place.namespace());
            place.run(NewLink.veth("one", NewLink.vethPeer("two")).asUp());
            int one = place.index("one");
            await(KernelEvent.LinkChanged.class, e -> e.link().name().equals("one"));
            place.run(AddressRequest.add(one, ip("10.0.0.1"), 24));
            await(KernelEvent.AddressChanged.class, e -> e.address().address().equals(ip("10.0.0.1")));
            place.run(RouteRequest.add(ip("10.9.0.0"), 16).via(ip("10.0.0.9")));
            await(KernelEvent.RouteChanged.class, e -> e.route().to().address().equals(ip("10.9.0.0")));
            place.run(RouteRequest.delete(ip("10.9.0.0"), 16));
            await(KernelEvent.RouteGone.class, e -> e.route().to().address().equals(ip("10.9.0.0")));
            place.run(SetLink.down(one));
            await(
                    KernelEvent.LinkChanged.class,
                    e -> e.link().index() == one && !e.link().up());
            place.run(AddressRequest.delete(one, ip("10.0.0.1"), 24));
            await(KernelEvent.AddressGone.class, e -> e.address().address().equals(ip("10.0.0.1")));
            place.run(DeleteLink.of(one));
            await(KernelEvent.LinkGone.class, e -> e.index() == one && e.name().equals("one"));
        }
    }

    @Test
    void aPortThatBecomesHairpinIsToldAndIsNoDeletedLink() throws Exception {
        Place place = sandbox.place();
        place.run(NewLink.bridge("br").asUp(), NewLink.veth("port", NewLink.vethPeer("far")));
        place.run(SetLink.of(place.index("port")).withMaster(place.index("br")));
        try (KernelMonitor monitor = KernelMonitor.start(sandbox.namespaces, events::add)) {
            monitor.watch(place.namespace());
            int port = place.index("port");
            place.run(SetBridgePort.hairpin(port, true));
            await(KernelEvent.PortChanged.class, e -> e.index() == port);
            place.run(SetLink.of(port).withMaster(0));
            await(
                    KernelEvent.LinkChanged.class,
                    e -> e.link().index() == port && e.link().master() == 0);
            assertEquals(
                    0,
                    events.stream()
                            .filter(KernelEvent.LinkGone.class::isInstance)
                            .count());
        }
    }

    @Test
    void eachEventNamesItsNamespace() throws Exception {
        Place one = sandbox.place();
        Place two = sandbox.place();
        try (KernelMonitor monitor = KernelMonitor.start(sandbox.namespaces, events::add)) {
            monitor.watch(one.namespace());
            monitor.watch(two.namespace());
            two.run(SetLink.up(1));
            assertSame(
                    two.namespace(),
                    await(KernelEvent.LinkChanged.class, e -> e.link().up()).namespace());
            monitor.unwatch(two.namespace());
            two.run(SetLink.down(1));
            one.run(SetLink.up(1));
            KernelEvent next = await(KernelEvent.LinkChanged.class, _ -> true);
            assertSame(one.namespace(), next.namespace());
        }
    }

    @Test
    void lostEventsAreToldAsOneResync() throws Exception {
        Place place = sandbox.place();
        CountDownLatch flooded = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        try (KernelMonitor monitor = KernelMonitor.start(sandbox.namespaces, event -> {
            busy.countDown();
            awaitLatch(flooded);
            events.add(event);
        })) {
            monitor.watch(place.namespace(), 4096);
            place.run(SetLink.up(1));
            awaitLatch(busy);
            List<NetlinkRequest> flood = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                flood.add(SetLink.of(1).withAlias("alias " + i));
            }
            place.socket().executeAll(flood);
            flooded.countDown();
            await(KernelEvent.Resync.class, _ -> true);
            place.run(SetLink.of(1).withAlias("after"));
            await(KernelEvent.LinkChanged.class, e -> e.link().alias().equals("after"));
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("waited ten seconds");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private <T extends KernelEvent> T await(Class<T> type, Predicate<T> wanted) throws Exception {
        while (true) {
            KernelEvent event = events.poll(10, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no such event for ten seconds");
            }
            if (type.isInstance(event) && wanted.test(type.cast(event))) {
                return type.cast(event);
            }
        }
    }
}
