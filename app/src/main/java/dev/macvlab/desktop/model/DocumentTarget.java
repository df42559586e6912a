package dev.macvlab.desktop.model;

import dev.macvlab.check.Checker;
import dev.macvlab.check.Problem;
import dev.macvlab.forecast.Forecast;
import dev.macvlab.forecast.HostForecast;
import dev.macvlab.forecast.Predictions;
import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Topology;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a document's lab is to be made real, and what is known of that place. */
public sealed interface DocumentTarget {
    /** Namespaces of its own, in which everything is built as it is drawn. */
    record Sandbox() implements DocumentTarget {
        @Override
        public List<Problem> check(Checker checker, Topology topology) {
            return checker.check(topology);
        }

        @Override
        public Predictions forecast(Index index) {
            return Forecast.of(index);
        }
    }

    /**
     * This machine's own network, with what is really at the other end of its cables.
     *
     * @param facts what it has; null as long as nobody has read it
     * @param lab what the lab is called; empty until the user has said so
     * @param bindings names of the machine's NICs by those of the drawing, as far as the user has said so
     */
    record Machine(@Nullable HostFacts facts, String lab, Map<String, String> bindings) implements DocumentTarget {
        /** Nothing said yet. */
        public static final Machine UNKNOWN = new Machine(null, "", Map.of());

        public Machine {
            bindings = Map.copyOf(bindings);
        }

        public Machine withFacts(@Nullable HostFacts read) {
            return new Machine(read, lab, bindings);
        }

        public Machine withOrder(String named, Map<String, String> bound) {
            return new Machine(facts, named, bound);
        }

        @Override
        public List<Problem> check(Checker checker, Topology topology) {
            return checker.check(topology, facts, bindings);
        }

        @Override
        public Predictions forecast(Index index) {
            return HostForecast.of(index);
        }
    }

    /** What is wrong with a topology that is to be there, worst first. */
    List<Problem> check(Checker checker, Topology topology);

    /** What pings will do there. */
    Predictions forecast(Index index);

    /** Whether it is this machine itself. */
    default boolean isMachine() {
        return this instanceof Machine;
    }
}
