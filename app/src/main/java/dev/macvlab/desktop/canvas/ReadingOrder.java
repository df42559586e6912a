package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import java.util.LinkedHashSet;
import java.util.Set;

/** The order in which the keyboard goes through a drawing: from the outside world to the namespaces. */
final class ReadingOrder {
    private ReadingOrder() {}

    static Set<CanvasKey> of(CanvasLayout canvasLayout) {
        Index index = canvasLayout.index();
        Set<CanvasKey> order = new LinkedHashSet<>();
        for (Switch each : index.topology().switches()) {
            order.add(CanvasKey.of(Ref.top(each.name())));
            each.hosts().forEach(host -> order.add(CanvasKey.of(each.ref(host))));
        }
        order.add(CanvasKey.of(Ref.top(Ref.HOST)));
        index.in(Ref.HOST).stream().map(Interface::ref).map(CanvasKey::of).forEach(order::add);
        for (Namespace each : index.topology().namespaces()) {
            order.add(CanvasKey.of(Ref.top(each.name())));
            index.in(each.name()).stream()
                    .map(Interface::ref)
                    .map(CanvasKey::of)
                    .forEach(order::add);
        }
        order.addAll(canvasLayout.figures().keySet());
        order.retainAll(canvasLayout.figures().keySet());
        return order;
    }
}
