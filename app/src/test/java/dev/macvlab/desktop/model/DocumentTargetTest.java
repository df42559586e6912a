package dev.macvlab.desktop.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.check.Problem;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.HostFacts.HostNic;
import dev.macvlab.topology.Ref;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a drawing is judged by depends on where it is to be real. */
class DocumentTargetTest {
    private static final HostFacts FACTS = new HostFacts(List.of(new HostNic(
            "eth0",
            2,
            "",
            "02:00:00:00:00:01",
            1500,
            true,
            true,
            1000,
            false,
            null,
            null,
            true,
            List.of(),
            List.of())));

    private final Document document = new Document(ShippedLab.BRIDGE.read(), null);

    private boolean has(String rule) {
        return document.problems().get().stream().map(Problem::rule).anyMatch(rule::equals);
    }

    private String forecast(String to) {
        Prediction prediction = document.destination()
                .get()
                .forecast(document.index().get())
                .predict(Ref.top("ns1"), IpAddress.tryParse(to).orElseThrow());
        return prediction.summary() == null ? "" : prediction.summary().english();
    }

    @Test
    void aSandboxKnowsNothingOfThisMachine() {
        assertFalse(has("host-nic-missing"));
        assertFalse(forecast("192.168.56.1").contains("measured"));
    }

    @Test
    void onThisMachineADrawnNicHasToStandForARealOne() {
        document.aimAt(DocumentTarget.Machine.UNKNOWN);
        assertFalse(has("host-nic-missing"));
        document.aimAt(DocumentTarget.Machine.UNKNOWN.withFacts(FACTS));
        assertTrue(has("host-nic-missing"));
        document.aimAt(document.machine().withOrder("lab", Map.of("enp0s8", "eth0")));
        assertFalse(has("host-nic-missing"));
        assertTrue(has("host-nic-default-route"));
    }

    @Test
    void onThisMachineARealNetworkIsNotForecast() {
        var before = document.index().get();
        document.aimAt(DocumentTarget.Machine.UNKNOWN);
        assertNotSame(before, document.index().get());
        assertEquals("measured, not promised", forecast("192.168.56.1"));
        assertFalse(forecast("192.168.56.123").contains("measured"));
    }

    @Test
    void whatWasSaidOfThisMachineIsRememberedInTheSandbox() {
        document.aimAt(DocumentTarget.Machine.UNKNOWN.withOrder("lab", Map.of("enp0s8", "eth0")));
        document.aimAt(new DocumentTarget.Sandbox());
        assertEquals(Map.of("enp0s8", "eth0"), document.machine().bindings());
    }
}
