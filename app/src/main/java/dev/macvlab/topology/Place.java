package dev.macvlab.topology;

/** What other elements are in: interfaces in a namespace, external hosts on a switch. */
public sealed interface Place extends Element permits Namespace, Switch {
    @Override
    default Ref ref() {
        return Ref.top(name());
    }
}
