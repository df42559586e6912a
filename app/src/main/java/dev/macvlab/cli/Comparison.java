package dev.macvlab.cli;

import dev.macvlab.forecast.Prediction;
import dev.macvlab.forecast.Prediction.Outcome;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.PingResult;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One ping as it was predicted and as it was measured.
 *
 * @param to the element that has the address; empty for a probe
 */
record Comparison(String to, Prediction prediction, PingResult result) {
    /** Whether it was left open what would happen. */
    boolean depends() {
        return prediction.outcome() == Outcome.DEPENDS;
    }

    /** Whether the result and the kind of failure are those predicted, or nothing was. */
    boolean agrees() {
        Failure predicted = prediction.failure();
        Failure measured = result.failure();
        return switch (prediction.outcome()) {
            case DEPENDS -> true;
            case REACHABLE -> measured == null;
            case UNREACHABLE ->
                measured != null
                        && (predicted == null
                                || measured.name().equals(predicted.name())
                                || (measured == Failure.NOT_SENT && predicted == Failure.NO_ROUTE));
        };
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
        if (measured != null) {
            json.put("measuredFailure", measured.word());
            json.put("measuredReason", result.reason());
        } else {
            json.put("rttMicros", result.rttMicros());
        }
        if (!depends()) {
            json.put("agrees", agrees());
        }
        return json;
    }
}
