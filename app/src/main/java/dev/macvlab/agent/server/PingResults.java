package dev.macvlab.agent.server;

import dev.macvlab.lab.apply.PingOrigin;
import dev.macvlab.message.Message;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.Ping;
import dev.macvlab.ping.PingResult;
import dev.macvlab.probe.ProbePoint;
import dev.macvlab.probe.Prober;
import java.io.IOException;
import java.util.Objects;

/** Pings of a lab's elements, in the words of messages. */
final class PingResults {
    private PingResults() {}

    static ProbePoint point(Prober prober, PingOrigin origin) throws IOException {
        return prober.from(origin.namespace(), Objects.requireNonNullElse(origin.device(), ""));
    }

    /** The result of a ping that can't even be sent. */
    static PingResult impossible(Ping ping, boolean addressIsGood) {
        return PingResult.failed(
                ping,
                Failure.NOT_SENT,
                addressIsGood ? Message.of("probe.no-origin", ping.from()) : Message.of("probe.no-address", ping.to()));
    }
}
