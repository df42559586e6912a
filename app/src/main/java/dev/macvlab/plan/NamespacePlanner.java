package dev.macvlab.plan;

import java.util.List;

/** Namespaces that are missing come, and the settings and the loopback of all of them are as they are wanted. */
final class NamespacePlanner {
    private final PlannedState planned;
    private final List<Step> steps;

    /**
     * @param steps what is to be done is added to them
     */
    NamespacePlanner(PlannedState planned, List<Step> steps) {
        this.planned = planned;
        this.steps = steps;
    }

    /** First all namespaces, then their settings; one that is not wanted any more becomes what it was before the lab. */
    void create(List<DesiredState.DesiredNamespace> wanted) {
        for (DesiredState.DesiredNamespace namespace : wanted) {
            if (!planned.has(namespace.place())) {
                steps.add(new Step.CreateNamespace(namespace.place(), namespace.element()));
                planned.add(namespace.place());
            }
        }
        for (DesiredState.DesiredNamespace namespace : wanted) {
            namespace.settings().forEach((key, value) -> write(namespace, key, value));
            planned.originals(namespace.place()).forEach((key, value) -> {
                if (!namespace.settings().containsKey(key)) {
                    write(namespace, key, value);
                }
            });
        }
    }

    private void write(DesiredState.DesiredNamespace namespace, String key, String value) {
        if (!value.equals(planned.setting(namespace.place(), key))) {
            steps.add(new Step.WriteSetting(namespace.place(), namespace.element(), key, value));
        }
    }

    void startLoopback(NamespaceId place) {
        if (!planned.loopbackIsUp(place)) {
            steps.add(new Step.StartLoopback(place, place.element()));
            planned.startLoopback(place);
        }
    }
}
