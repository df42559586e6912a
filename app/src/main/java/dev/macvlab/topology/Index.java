package dev.macvlab.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Look-ups in one topology in constant time; of elements that share a name the first one counts. */
public final class Index implements Elements {
    private final Topology topology;
    private final Map<Ref, Interface> interfaces = new HashMap<>();
    private final Map<String, Namespace> namespaces = new HashMap<>();
    private final Map<String, Switch> switches = new HashMap<>();
    private final Map<Ref, List<Child>> children;
    private final Map<String, List<Interface>> members;

    private Index(Topology topology) {
        this.topology = topology;
        topology.interfaces().forEach(each -> interfaces.putIfAbsent(each.ref(), each));
        topology.namespaces().forEach(each -> namespaces.putIfAbsent(each.name(), each));
        topology.switches().forEach(each -> switches.putIfAbsent(each.name(), each));
        children = topology.interfaces().stream()
                .filter(each -> each instanceof Child child && child.parent() != null)
                .map(Child.class::cast)
                .collect(Collectors.groupingBy(child -> Objects.requireNonNull(child.parent())));
        members = topology.interfaces().stream().collect(Collectors.groupingBy(Interface::namespace));
    }

    public static Index of(Topology topology) {
        return new Index(topology);
    }

    public Topology topology() {
        return topology;
    }

    @Override
    public Optional<Interface> find(@Nullable Ref ref) {
        return Optional.ofNullable(interfaces.get(ref));
    }

    /** The namespace of that name; the host's is there also when the file does not list it. */
    @Override
    public Optional<Namespace> namespace(String name) {
        Namespace listed = namespaces.get(name);
        return listed == null && name.equals(Ref.HOST)
                ? Optional.of(Namespace.named(Ref.HOST))
                : Optional.ofNullable(listed);
    }

    @Override
    public Optional<Switch> findSwitch(String name) {
        return Optional.ofNullable(switches.get(name));
    }

    /** The interfaces drawn directly on top of that one. */
    public List<Child> childrenOf(Ref parent) {
        return children.getOrDefault(parent, List.of());
    }

    /** The interfaces in the namespace that a reference stands for, listed or not; none where it is no namespace's. */
    public List<Interface> in(Ref namespace) {
        return namespace.isTop() ? in(namespace.name()) : List.of();
    }

    /** The interfaces in that namespace. */
    public List<Interface> in(String namespace) {
        return members.getOrDefault(namespace, List.of());
    }
}
