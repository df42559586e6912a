package dev.macvlab.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.net.IpAddress;
import dev.macvlab.ping.Failure;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Ref;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is promised on a machine whose cables lead to a real network. */
class HostForecastTest {
    private static HostForecast of(String text) throws Exception {
        return HostForecast.of(Index.of(Drawing.of(text)));
    }

    private static String lab(String mode) {
        return """
            switch lan
            host lan/gateway ip=10.0.0.1/24
            nic eth0 switch=lan hairpin ip=10.0.0.2/24
            macvlan ns1/m1 on=eth0 mode=MODE ip=10.0.0.3/24
            macvlan ns2/m2 on=eth0 mode=MODE ip=10.0.0.4/24
            """.replace("MODE", mode);
    }

    private static Prediction predict(HostForecast forecast, String from, String to) {
        return forecast.predict(Ref.top(from), IpAddress.parse(to));
    }

    @Test
    void whatStaysInsideThisMachineIsPromised() throws Exception {
        HostForecast forecast = of(lab("bridge"));
        assertEquals(
                Prediction.Outcome.REACHABLE,
                predict(forecast, "ns1", "10.0.0.4").outcome());
        assertEquals(Failure.NO_ROUTE, predict(forecast, "ns1", "8.8.8.8").failure());
    }

    @Test
    void whatASwitchOrAnExternalHostDecidesIsMeasured() throws Exception {
        assertEquals(
                HostForecast.MEASURED,
                predict(of(lab("bridge")), "ns1", "10.0.0.1").summary());
        assertEquals(
                HostForecast.MEASURED,
                predict(of(lab("bridge")), "ns1", "10.0.0.77").summary());
        Prediction vepa = predict(of(lab("vepa")), "ns1", "10.0.0.4");
        assertEquals(Prediction.Outcome.DEPENDS, vepa.outcome());
        assertTrue(vepa.reason().english().contains("measured, not promised"));
    }

    @Test
    void noExternalHostIsMeasuredFrom() throws Exception {
        HostForecast forecast = HostForecast.of(Index.of(TopologyFile.read(Path.of("labs", "bridge.macvlab.json"))));
        assertTrue(
                forecast.pairs().stream().allMatch(pair -> pair.from().place().equals(Ref.HOST)));
        assertTrue(forecast.pairs().stream().anyMatch(pair -> pair.from().name().equals("ns1")));
    }
}
