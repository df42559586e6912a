package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.Event;
import dev.macvlab.lab.apply.Lab;
import dev.macvlab.lab.apply.PingOrigin;
import dev.macvlab.net.IpAddress;
import dev.macvlab.ping.Ping;
import dev.macvlab.ping.PingResult;
import dev.macvlab.probe.ProbePoint;
import dev.macvlab.probe.Prober;
import dev.macvlab.topology.Ref;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The pings of subscriptions, which are sent once a second while a lab stands. */
final class PingTopic {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofMillis(3500);

    private final Lab lab;
    private final Prober prober;
    private final Topics topics;
    private final Map<String, ProbePoint> points = new HashMap<>();
    private final Map<Long, List<Ping>> pings = new LinkedHashMap<>();

    PingTopic(Lab lab, Prober prober, Topics topics) {
        this.lab = lab;
        this.prober = prober;
        this.topics = topics;
    }

    /** Sends these pings as well. */
    void watch(long subscription, List<Ping> wanted) throws IOException {
        pause();
        pings.put(subscription, wanted);
        resume();
    }

    /** Sends the pings of a subscription no more. */
    void leave(long subscription) throws IOException {
        if (pings.containsKey(subscription)) {
            pause();
            pings.remove(subscription);
            resume();
        }
    }

    /** Lets go of every namespace: an open socket would keep one alive that is to be removed. */
    void pause() {
        points.values().forEach(ProbePoint::close);
        points.clear();
    }

    /** Goes on with what stands now. */
    void resume() throws IOException {
        if (!lab.stands()) {
            return;
        }
        for (Map.Entry<Long, List<Ping>> each : pings.entrySet()) {
            long subscription = each.getKey();
            send(each.getValue(), result -> topics.publish(subscription, new Event.Pinged(result)));
        }
    }

    private void send(List<Ping> wanted, Consumer<PingResult> listener) throws IOException {
        for (Ping ping : wanted) {
            Optional<IpAddress> to = IpAddress.tryParse(ping.to());
            Optional<PingOrigin> from = lab.origins().find(Ref.parse(ping.from()));
            if (to.isEmpty() || from.isEmpty()) {
                listener.accept(PingResults.impossible(ping, to.isPresent()));
                continue;
            }
            ProbePoint point = points.get(ping.from());
            if (point == null) {
                point = PingResults.point(prober, from.get());
                points.put(ping.from(), point);
            }
            point.watch(to.get(), PERIOD, TIMEOUT, reply -> listener.accept(reply.of(ping)));
        }
    }
}
