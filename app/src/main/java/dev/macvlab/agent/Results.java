package dev.macvlab.agent;

import dev.macvlab.lab.Lab;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.Ping;
import dev.macvlab.ping.PingResult;
import dev.macvlab.probe.ProbePoint;
import dev.macvlab.probe.Prober;
import dev.macvlab.probe.Reply;
import java.io.IOException;
import java.util.Objects;

/** Pings of a lab's elements, in the words of messages. */
final class Results {
    private Results() {}

    static ProbePoint point(Prober prober, Lab.Origin origin) throws IOException {
        return prober.from(origin.namespace(), Objects.requireNonNullElse(origin.device(), ""));
    }

    static PingResult of(Ping ping, Reply reply) {
        return switch (reply) {
            case Reply.Answered answered -> new PingResult(ping, answered.micros(), null, "");
            case Reply.Failed failed -> new PingResult(ping, 0, failed.failure(), failed.detail());
        };
    }

    /** The result of a ping that can't even be sent. */
    static PingResult impossible(Ping ping, boolean addressIsGood) {
        return new PingResult(
                ping,
                0,
                Failure.NOT_SENT,
                addressIsGood
                        ? "The lab has no " + ping.from() + " to ping from."
                        : ping.to() + " is no address to ping.");
    }
}
