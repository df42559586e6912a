package dev.macvlab.edit;

import dev.macvlab.message.Message;
import dev.macvlab.topology.Area;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Note;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One change of a topology, as the user would name it. Applying one never fails: what it is about and is not there
 * (any more) stays as it is.
 */
public sealed interface Edit {
    /** The title of what is only a part of another edit. */
    Message UNTITLED = Message.verbatim("");

    /** What the undo menu says behind "Undo", for instance "Add mac1". */
    Message title();

    /** The topology after this change. */
    Topology applyTo(Topology before);

    /** One edit that does both, when {@code next} goes on with the same thing (the steps of one drag or nudge). */
    default Optional<Edit> mergedWith(Edit next) {
        return Optional.empty();
    }

    /** Puts an interface on the canvas; without a position the automatic layout finds one. */
    record AddInterface(Interface added, @Nullable Position at) implements Edit {
        @Override
        public Message title() {
            return Message.of("edit.add", added.name());
        }

        @Override
        public Topology applyTo(Topology before) {
            return place(before.withInterfaces(with(before.interfaces(), added)), added.ref(), at);
        }
    }

    /** Puts a namespace on the canvas. */
    record AddNamespace(Namespace added, @Nullable Position at) implements Edit {
        @Override
        public Message title() {
            return Message.of("edit.add", added.name());
        }

        @Override
        public Topology applyTo(Topology before) {
            return place(before.withNamespaces(with(before.namespaces(), added)), Ref.top(added.name()), at);
        }
    }

    /** Puts an external switch on the canvas. */
    record AddSwitch(Switch added, @Nullable Position at) implements Edit {
        @Override
        public Message title() {
            return Message.of("edit.add", added.name());
        }

        @Override
        public Topology applyTo(Topology before) {
            return place(before.withSwitches(with(before.switches(), added)), Ref.top(added.name()), at);
        }
    }

    /** Puts an external host on a switch. */
    record AddHost(
            String toSwitch, Switch.Host added, @Nullable Position at) implements Edit {
        @Override
        public Message title() {
            return Message.of("edit.add", added.name());
        }

        @Override
        public Topology applyTo(Topology before) {
            return place(
                    before.withSwitches(replaced(
                            before.switches(),
                            each -> each.name().equals(toSwitch),
                            each -> each.withHosts(with(each.hosts(), added)))),
                    new Ref(toSwitch, added.name()),
                    at);
        }
    }

    /** Watches one more ping; one that is watched already stays as it is. */
    record AddProbe(Probe added) implements Edit {
        @Override
        public Message title() {
            return Message.of("edit.add-probe", added.from(), added.to());
        }

        @Override
        public Topology applyTo(Topology before) {
            return before.probes().contains(added) ? before : before.withProbes(with(before.probes(), added));
        }
    }

    /** Stops watching a ping. */
    record RemoveProbe(Probe removed) implements Edit {
        @Override
        public Message title() {
            return Message.of("edit.remove-probe", removed.from(), removed.to());
        }

        @Override
        public Topology applyTo(Topology before) {
            return before.withProbes(without(before.probes(), removed));
        }
    }

    /** Sets all the notes of the canvas. */
    record SetNotes(Message title, List<Note> notes) implements Edit {
        @Override
        public Topology applyTo(Topology before) {
            return before.withNotes(notes);
        }
    }

    /** Sets all the areas of the canvas. */
    record SetAreas(Message title, List<Area> areas) implements Edit {
        @Override
        public Topology applyTo(Topology before) {
            return before.withAreas(areas);
        }
    }

    /** Removes elements with all that hangs on them: see {@link Removal}. */
    record Remove(Set<Ref> refs) implements Edit {
        public Remove {
            refs = new LinkedHashSet<>(refs);
        }

        @Override
        public Message title() {
            return refs.size() == 1
                    ? Message.of("edit.delete", refs.iterator().next())
                    : Message.of("edit.delete-several", refs.size());
        }

        @Override
        public Topology applyTo(Topology before) {
            return Removal.of(before, refs).applied();
        }
    }

    /** Replaces an interface by one that has the same name and place. */
    record Change(Message title, Interface changed) implements Edit {
        @Override
        public Topology applyTo(Topology before) {
            return before.withInterfaces(
                    replaced(before.interfaces(), each -> each.ref().equals(changed.ref()), _ -> changed));
        }
    }

    /** Replaces a namespace by one of the same name; lists the host's where it was not listed. */
    record ChangeNamespace(Message title, Namespace changed) implements Edit {
        @Override
        public Topology applyTo(Topology before) {
            if (before.namespace(changed.name()).isEmpty() && changed.name().equals(Ref.HOST)) {
                return before.withNamespaces(with(before.namespaces(), changed));
            }
            return before.withNamespaces(
                    replaced(before.namespaces(), each -> each.name().equals(changed.name()), _ -> changed));
        }
    }

    /** Replaces an external host by one of the same name. */
    record ChangeHost(Message title, String onSwitch, Switch.Host changed) implements Edit {
        @Override
        public Topology applyTo(Topology before) {
            return before.withSwitches(replaced(
                    before.switches(),
                    each -> each.name().equals(onSwitch),
                    each -> each.withHosts(
                            replaced(each.hosts(), host -> host.name().equals(changed.name()), _ -> changed))));
        }
    }

    /** Gives an element another name, in every place that names it. */
    record Rename(Ref ref, String name) implements Edit {
        @Override
        public Message title() {
            return Message.of("edit.rename", ref.name(), name);
        }

        @Override
        public Topology applyTo(Topology before) {
            return Rewiring.renaming(before, ref, name);
        }

        @Override
        public Optional<Edit> mergedWith(Edit next) {
            Ref renamed = new Ref(ref.place(), name);
            return next instanceof Rename(Ref again, String last) && again.equals(renamed)
                    ? Optional.of(new Rename(ref, last))
                    : Optional.empty();
        }
    }

    /** Gives the last of several interfaces that share a name another one; what names it means the first. */
    record RenameLast(Ref ref, String name) implements Edit {
        @Override
        public Message title() {
            return Message.of("edit.rename-second", ref.name(), name);
        }

        @Override
        public Topology applyTo(Topology before) {
            for (int i = before.interfaces().size() - 1; i >= 0; i--) {
                Interface each = before.interfaces().get(i);
                if (each.ref().equals(ref)) {
                    var renamed = new ArrayList<>(before.interfaces());
                    renamed.set(i, each.withCommon(each.common().withName(name)));
                    return before.withInterfaces(renamed);
                }
            }
            return before;
        }
    }

    /** Moves an interface into another namespace, in every place that names it. */
    record MoveInto(Ref ref, String namespace, @Nullable Position at) implements Edit {
        @Override
        public Message title() {
            return Message.of("edit.move-into", ref.name(), namespace);
        }

        @Override
        public Topology applyTo(Topology before) {
            Ref moved = new Ref(namespace, ref.name());
            Topology after = Rewiring.apply(before, each -> each.equals(ref) ? moved : each);
            return place(after, moved, at);
        }
    }

    /** Plugs an external host into another switch, in every place that names it. */
    record MoveHost(Ref ref, String toSwitch) implements Edit {
        @Override
        public Message title() {
            return Message.of("edit.plug-into", ref.name(), toSwitch);
        }

        @Override
        public Topology applyTo(Topology before) {
            return Rewiring.movingHost(before, ref, toSwitch);
        }
    }

    /** Moves elements on the canvas. */
    record Arrange(Message title, Map<Ref, Position> positions) implements Edit {
        public Arrange {
            positions = new LinkedHashMap<>(positions);
        }

        @Override
        public Topology applyTo(Topology before) {
            var layout = new LinkedHashMap<>(before.layout());
            layout.putAll(positions);
            return before.withLayout(layout);
        }

        @Override
        public Optional<Edit> mergedWith(Edit next) {
            return next instanceof Arrange(Message nextTitle, Map<Ref, Position> last)
                            && nextTitle.equals(title)
                            && positions.keySet().containsAll(last.keySet())
                    ? Optional.of(new Arrange(title, both(positions, last)))
                    : Optional.empty();
        }
    }

    /** Sets the lab's title and description. */
    record Describe(String name, @Nullable String about) implements Edit {
        @Override
        public Message title() {
            return Message.of("edit.change-title");
        }

        @Override
        public Topology applyTo(Topology before) {
            return before.withName(name).withAbout(about);
        }
    }

    /** Several changes as one. */
    record Together(Message title, List<Edit> edits) implements Edit {
        public Together {
            edits = List.copyOf(edits);
        }

        @Override
        public Topology applyTo(Topology before) {
            Topology after = before;
            for (Edit edit : edits) {
                after = edit.applyTo(after);
            }
            return after;
        }
    }

    /** Puts another topology in the place of the whole one, as the JSON view and a reload do. */
    record ReplaceAll(Message title, Topology topology) implements Edit {
        @Override
        public Topology applyTo(Topology before) {
            return topology;
        }
    }

    private static Map<Ref, Position> both(Map<Ref, Position> first, Map<Ref, Position> last) {
        var both = new LinkedHashMap<>(first);
        both.putAll(last);
        return both;
    }

    private static Topology place(Topology topology, Ref ref, @Nullable Position at) {
        if (at == null) {
            return topology;
        }
        var layout = new LinkedHashMap<>(topology.layout());
        layout.put(ref, at);
        return topology.withLayout(layout);
    }

    private static <T> List<T> with(List<T> list, T added) {
        var longer = new ArrayList<T>(list);
        longer.add(added);
        return longer;
    }

    private static <T> List<T> without(List<T> list, T removed) {
        var shorter = new ArrayList<T>(list);
        shorter.remove(removed);
        return shorter;
    }

    /** The list with the first element that fits changed. */
    private static <T> List<T> replaced(List<T> list, Predicate<? super T> which, UnaryOperator<T> change) {
        var changed = new ArrayList<T>(list);
        for (int i = 0; i < changed.size(); i++) {
            if (which.test(changed.get(i))) {
                changed.set(i, change.apply(changed.get(i)));
                break;
            }
        }
        return changed;
    }
}
