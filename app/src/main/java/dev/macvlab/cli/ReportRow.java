package dev.macvlab.cli;

import dev.macvlab.compare.Comparison;
import dev.macvlab.compare.Finding;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.PingResult;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One ping of a run.
 *
 * @param to the element that has the address; empty for a probe
 */
record ReportRow(String to, Prediction prediction, PingResult result) {
    Comparison comparison() {
        return new Comparison(prediction, result);
    }

    Finding finding() {
        return comparison().finding();
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("from", result.ping().from());
        if (!to.isEmpty()) {
            json.put("to", to);
        }
        json.put("address", result.ping().to());
        json.putAll(Answer.json(prediction));
        json.put("measured", result.ok() ? "reachable" : "unreachable");
        Failure measured = result.failure();
        if (measured != null && result.reason() != null) {
            json.put("measuredFailure", measured.word());
            CodedMessages.putBeside(json, "measuredReason", result.reason());
        } else {
            json.put("rttMicros", result.rttMicros());
        }
        if (finding().counts()) {
            json.put("agrees", finding() == Finding.AGREES);
        }
        return json;
    }
}
