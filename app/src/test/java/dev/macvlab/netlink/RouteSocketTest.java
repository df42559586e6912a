package dev.macvlab.netlink;

import static dev.macvlab.netlink.KernelSandbox.ip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.linux.Errno;
import dev.macvlab.net.MacAddress;
import dev.macvlab.netlink.KernelSandbox.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
class RouteSocketTest {
    private KernelSandbox sandbox;

    @BeforeEach
    void open() throws Exception {
        sandbox = new KernelSandbox();
    }

    @AfterEach
    void close() throws Exception {
        sandbox.close();
    }

    @Test
    void aChildAppearsInItsNamespaceWithEverythingThatWasAsked() throws Exception {
        Place host = sandbox.placeWithNic();
        Place child = sandbox.place();
        host.run(NewLink.macvlan("mac1", host.index("nic0"), MacvlanMode.BRIDGE)
                .withMac(MacAddress.parse("02:00:00:00:00:01"))
                .withMtu(1400)
                .withGroup(77)
                .withIndex(42)
                .in(child.namespace())
                .asUp());
        Link link = child.link("mac1");
        assertEquals(42, link.index());
        assertEquals(MacAddress.parse("02:00:00:00:00:01"), link.mac());
        assertEquals(1400, link.mtu());
        assertEquals(77, link.group());
        assertTrue(link.up());
        assertEquals(MacvlanMode.BRIDGE, ((LinkKind.Macvlan) link.kind()).mode());
        assertEquals(host.index("nic0"), link.lower());
        assertTrue(link.lowerNamespace() >= 0);
        assertFalse(host.has("mac1"));
    }

    @Test
    void aRefusalCarriesTheNumberAndTheRequest() throws Exception {
        Place host = sandbox.placeWithNic();
        host.run(NewLink.macvlan("a", host.index("nic0"), MacvlanMode.BRIDGE));
        NetlinkException refusal = assertThrows(
                NetlinkException.class, () -> host.run(NewLink.macvlan("b", host.index("nic0"), MacvlanMode.PASSTHRU)));
        assertEquals(Errno.EINVAL, refusal.errno());
        assertEquals("", refusal.kernelText());
        assertEquals("create macvlan b", refusal.operation().english());
    }

    @Test
    void theKernelsOwnSentenceIsKept() throws Exception {
        Place host = sandbox.placeWithNic();
        NetlinkException refusal =
                assertThrows(NetlinkException.class, () -> host.run(NewLink.of("x", new LinkKind.Other("nosuchkind"))));
        assertEquals(Errno.EOPNOTSUPP, refusal.errno());
        assertEquals("Unknown device type", refusal.kernelText());
    }

    @Test
    void addressesAreAddedListedAndTakenAway() throws Exception {
        Place place = sandbox.place();
        place.run(
                SetLink.up(1),
                AddressRequest.add(1, ip("10.1.2.3"), 24),
                AddressRequest.add(1, ip("fd00::1"), 64).withoutDad());
        assertTrue(texts(place).containsAll(List.of("10.1.2.3/24", "fd00::1/64")));
        place.run(AddressRequest.delete(1, ip("10.1.2.3"), 24));
        assertFalse(texts(place).contains("10.1.2.3/24"));
    }

    @Test
    void aThousandRequestsAreAllAnsweredInOrder() throws Exception {
        Place place = sandbox.place();
        place.run(SetLink.up(1));
        List<NetlinkRequest> requests = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            requests.add(AddressRequest.add(1, ip("10.2." + i / 250 + "." + (i % 250 + 1)), 32));
            if (i == 700) {
                requests.add(AddressRequest.add(1, ip("10.2.0.1"), 32));
            }
        }
        List<Outcome> outcomes = place.socket().executeAll(requests);
        assertEquals(requests, outcomes.stream().map(Outcome::request).toList());
        List<Outcome> refused = outcomes.stream().filter(o -> !o.done()).toList();
        assertEquals(1, refused.size());
        assertEquals(requests.get(701), refused.getFirst().request());
        assertEquals(
                1500, texts(place).stream().filter(t -> t.startsWith("10.2.")).count());
    }

    @Test
    void linksThatStayAreListedOnceEachWhileOthersComeAndGo() throws Exception {
        Place place = sandbox.place();
        for (int i = 0; i < 50; i++) {
            place.run(NewLink.bridge("stays" + i));
        }
        AtomicBoolean done = new AtomicBoolean();
        try (RouteSocket second = RouteSocket.open(sandbox.namespaces, place.namespace())) {
            CompletableFuture<Integer> churn = CompletableFuture.supplyAsync(
                    () -> {
                        int rounds = 0;
                        while (!done.get()) {
                            NewLink guest = NewLink.bridge("guest").withIndex(1000 + rounds);
                            execute(second, guest);
                            execute(second, DeleteLink.of(1000 + rounds++));
                        }
                        return rounds;
                    },
                    task -> Thread.ofPlatform().start(task));
            try {
                for (int round = 0; round < 50; round++) {
                    List<String> stable = place.socket().links().entries().stream()
                            .map(Link::name)
                            .filter(name -> name.startsWith("stays"))
                            .toList();
                    assertEquals(50, stable.size());
                    assertEquals(50, Set.copyOf(stable).size());
                }
            } finally {
                done.set(true);
            }
            assertTrue(churn.get() > 0);
        }
    }

    @Test
    void oneSocketServesSeveralThreads() throws Exception {
        Place place = sandbox.place();
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int worker = 0; worker < 4; worker++) {
            String net = "10." + worker + ".0.";
            workers.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = 1; i <= 50; i++) {
                            execute(place.socket(), AddressRequest.add(1, ip(net + i), 32));
                        }
                    },
                    task -> Thread.ofPlatform().start(task)));
        }
        for (CompletableFuture<Void> worker : workers) {
            worker.get();
        }
        assertEquals(200, texts(place).size());
    }

    private static void execute(RouteSocket socket, NetlinkRequest request) {
        try {
            socket.execute(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> texts(Place place) throws Exception {
        return place.socket().addresses().entries().stream()
                .map(a -> a.cidr().toString())
                .collect(Collectors.toSet());
    }
}
