package dev.macvlab.bench;

import dev.macvlab.check.Check;
import dev.macvlab.check.Problem;
import dev.macvlab.compare.Comparison;
import dev.macvlab.compare.Finding;
import dev.macvlab.forecast.Forecast;
import dev.macvlab.forecast.Pair;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.ping.PingResult;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.plan.LabException;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Veth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds what check and forecast say of labs against what the kernel does with them. */
final class Truth {
    /** How often a ping is measured again, alone and patiently, before it is called a disagreement. */
    private static final int REPETITIONS = 2;

    /** What became of a lab. */
    enum Outcome {
        /** The kernel has exactly what was drawn. */
        STANDS,
        /** The kernel took it and spoiled something, as check says. */
        SPOILED,
        /** The kernel refused it. */
        REFUSED
    }

    /**
     * What came of one lab.
     *
     * @param errors the rules that the lab breaks, as check says
     * @param pairs how many pings there were
     * @param reachable how many of them were answered, as foretold
     * @param open how many the forecast leaves open
     * @param disagreed how many pings did something else than was forecast
     * @param findings where check, forecast and kernel say different things, a sentence each
     */
    record Verdict(
            Set<String> errors,
            Outcome outcome,
            int pairs,
            int reachable,
            int open,
            int disagreed,
            List<String> findings) {
        Verdict {
            errors = Set.copyOf(errors);
            findings = List.copyOf(findings);
        }

        private static Verdict unmeasured(List<Problem> errors, Outcome outcome, List<String> findings) {
            return new Verdict(rules(errors), outcome, 0, 0, 0, 0, findings);
        }

        private static Set<String> rules(List<Problem> errors) {
            return errors.stream().map(Problem::rule).collect(Collectors.toSet());
        }

        /** Whether check has no error. */
        boolean accepted() {
            return errors.isEmpty();
        }
    }

    private final NamespaceThread outer;

    /**
     * @param outer in whose process root over its network and mount namespaces, and {@code /run} its own
     */
    Truth(NamespaceThread outer) {
        this.outer = outer;
    }

    /** Checks a lab, builds it whatever check says, and pings every pair of it. */
    Verdict of(Topology lab) throws IOException {
        List<Problem> errors = Check.of(Index.of(lab)).stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        try (Rig rig = Rig.open(outer)) {
            try {
                rig.build(lab);
            } catch (LabException e) {
                return refused(lab, errors, e);
            }
            return measured(lab, rig, errors, untrue(lab, rig, errors));
        }
    }

    /** A lab that was not made: where no kernel has said so yet, it is asked without our own refusals. */
    private Verdict refused(Topology lab, List<Problem> errors, LabException why) throws IOException {
        if (errors.isEmpty()) {
            return Verdict.unmeasured(
                    errors,
                    Outcome.REFUSED,
                    List.of("accepted by check, but refused: " + why.error() + " " + why.getMessage()));
        }
        boolean asked = why.error() != ErrorCode.REFUSED && why.error() != ErrorCode.UNKEPT;
        if (asked) {
            return Verdict.unmeasured(errors, Outcome.REFUSED, elsewhere(lab, errors, why.element(), why.getMessage()));
        }
        try (PlainRequests bare = PlainRequests.ask(outer, lab)) {
            if (bare.refusals().isEmpty()) {
                return Verdict.unmeasured(errors, Outcome.SPOILED, unfounded(undamaged(lab, bare, errors)));
            }
            PlainRequests.Refusal first = bare.refusals().getFirst();
            return Verdict.unmeasured(
                    errors, Outcome.REFUSED, elsewhere(lab, errors, first.element(), first.toString()));
        }
    }

    /** The errors that the kernel neither spoils nor, when it is asked for each thing as it is drawn, refuses. */
    private List<String> untrue(Topology lab, Rig rig, List<Problem> errors) throws IOException {
        List<Problem> undamaged = undamaged(lab, rig, errors);
        if (undamaged.isEmpty()) {
            return new ArrayList<>();
        }
        try (PlainRequests bare = PlainRequests.ask(outer, lab)) {
            Set<Ref> refused = bare.refusals().stream()
                    .flatMap(each -> concerned(lab, each.element()).stream())
                    .collect(Collectors.toSet());
            return unfounded(undamaged.stream()
                    .filter(error -> error.subject().stream().noneMatch(refused::contains))
                    .toList());
        }
    }

    private static List<Problem> undamaged(Topology lab, KernelView evidence, List<Problem> errors) throws IOException {
        List<Problem> found = new ArrayList<>();
        var damage = new SilentChanges(lab, evidence);
        for (Problem error : errors) {
            if (!damage.shows(error)) {
                found.add(error);
            }
        }
        return found;
    }

    private static List<String> unfounded(List<Problem> errors) {
        List<String> findings = new ArrayList<>();
        errors.forEach(error -> findings.add("refused by check (" + error.rule() + ": " + error.message()
                + "), but the kernel takes it and spoils nothing"));
        return findings;
    }

    /**
     * What a refusal at an element may come from: its namespace, the other end of its cable, which is made with it, and
     * what it stands on, say a bridge that has lost its ports and with them its MAC address. What a namespace as a whole
     * is refused, as a route, may come from what is in it.
     */
    private static Set<Ref> concerned(Topology lab, Ref element) {
        Index index = Index.of(lab);
        Set<Ref> concerned = new HashSet<>(Set.of(Ref.top(element.place())));
        if (index.find(element).isEmpty()) {
            lab.interfaces().stream()
                    .filter(each -> each.namespace().equals(element.name()))
                    .forEach(each -> concerned.add(each.ref()));
        }
        Ref at = element;
        while (at != null && concerned.add(at)) {
            at = switch (index.find(at).orElse(null)) {
                case Child child -> child.parent();
                case Veth veth -> veth.peer();
                case null, default -> null;
            };
        }
        return concerned;
    }

    /** What the kernel refused has to be something that check found. */
    private static List<String> elsewhere(
            Topology lab, List<Problem> errors, @Nullable Ref element, @Nullable String what) {
        Set<Ref> refused = element == null ? Set.of() : concerned(lab, element);
        boolean found =
                errors.stream().flatMap(error -> error.subject().stream()).anyMatch(refused::contains);
        return found
                ? List.of()
                : List.of("refused by check (" + errors.getFirst().rule() + ": "
                        + errors.getFirst().message() + "), but the kernel refuses something else: " + what);
    }

    private static Verdict measured(Topology lab, Rig rig, List<Problem> errors, List<String> findings)
            throws IOException {
        Forecast forecast = Forecast.of(Index.of(lab));
        List<Pair> pairs = forecast.pairs();
        List<PingResult> measured = rig.measure(pairs);
        int reachable = 0;
        int open = 0;
        int disagreed = 0;
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            Prediction prediction = forecast.predict(pair.from(), pair.address());
            PingResult last = confirmed(rig, pair, prediction, measured.get(i));
            Finding finding = new Comparison(prediction, last).finding();
            if (finding == Finding.OPEN) {
                open++;
            } else if (finding.differs()) {
                disagreed++;
                findings.add(disagreement(pair, prediction, last));
            } else {
                reachable += last.ok() ? 1 : 0;
            }
        }
        Outcome outcome = errors.isEmpty() ? Outcome.STANDS : Outcome.SPOILED;
        return new Verdict(Verdict.rules(errors), outcome, pairs.size(), reachable, open, disagreed, findings);
    }

    private static String disagreement(Pair pair, Prediction prediction, PingResult measured) {
        return pair.from() + " to " + pair.to() + " " + pair.address() + ": forecast "
                + (prediction.failure() == null
                        ? prediction.outcome()
                        : prediction.failure() + " (" + prediction.reason() + ")")
                + ", kernel "
                + (measured.failure() == null ? "answered" : measured.failure() + " (" + measured.reason() + ")");
    }

    private static PingResult confirmed(Rig rig, Pair pair, Prediction prediction, PingResult first)
            throws IOException {
        PingResult found = first;
        for (int i = 0;
                i < REPETITIONS && new Comparison(prediction, found).finding().differs();
                i++) {
            found = i == 0 ? rig.measurePatiently(pair) : rig.measureAgain(pair);
        }
        return found;
    }
}
