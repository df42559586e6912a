package dev.macvlab.desktop.machine;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.protocol.HostOrder;
import dev.macvlab.agent.protocol.LabFacts;
import dev.macvlab.agent.protocol.PlannedRisk;
import dev.macvlab.desktop.live.SessionTarget;
import dev.macvlab.desktop.model.DocumentTarget;
import dev.macvlab.desktop.toolkit.FxThread;
import dev.macvlab.resolve.Views;
import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Topology;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What a lab is to stand on, as the user says it step by step: on which NICs of this machine, under which name, and for
 * how long. The agent is asked after each step what that would do.
 */
final class BindingForm implements AutoCloseable {
    private static final String LEGAL = "[a-z0-9-]{1,30}";

    private final Topology topology;
    private final ThisMachine machine;
    private final DocumentTarget.Machine said;
    private final List<BoundNic> nics;
    private final StringProperty lab = new SimpleStringProperty();
    private final BooleanProperty keep = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<ApplyPreview> preview = new ReadOnlyObjectWrapper<>(new ApplyPreview.Open(""));
    private final BooleanBinding ready;
    private final Subscription following;
    private final String suggested;
    private String suggestion;
    private boolean settling;
    private int round;

    /**
     * @param said what the user has said before
     * @param suggested a name for the lab, where the user has given none
     */
    BindingForm(Topology topology, ThisMachine machine, DocumentTarget.Machine said, String suggested) {
        this.topology = topology;
        this.machine = machine;
        this.said = said;
        nics = topology.interfaces().stream()
                .filter(Nic.class::isInstance)
                .map(each -> new BoundNic((Nic) each))
                .toList();
        this.suggested = suggested;
        suggestion = said.lab().isEmpty() ? free(suggested) : said.lab();
        lab.set(suggestion);
        ready = Bindings.createBooleanBinding(this::isReady, preview);
        nics.forEach(each -> {
            each.real().subscribe(_ -> {
                each.mayCut().set(false);
                ask();
            });
            each.mayCut().subscribe(_ -> ready.invalidate());
        });
        lab.subscribe(_ -> ask());
        following = Subscription.combine(
                machine.facts().subscribe(_ -> settle()), machine.labs().subscribe(_ -> settle()));
    }

    Topology topology() {
        return topology;
    }

    List<BoundNic> nics() {
        return nics;
    }

    StringProperty lab() {
        return lab;
    }

    /** Whether the lab is to stay when the window closes. */
    BooleanProperty keep() {
        return keep;
    }

    ReadOnlyObjectProperty<ApplyPreview> preview() {
        return preview.getReadOnlyProperty();
    }

    /** Whether everything is said that the agent has to know. */
    BooleanBinding ready() {
        return ready;
    }

    ReadOnlyObjectProperty<@Nullable HostFacts> facts() {
        return machine.facts();
    }

    /** A name that no lab of this machine has. */
    private String free(String wanted) {
        String name = wanted;
        for (int i = 2; stands(name); i++) {
            String number = "-" + i;
            name = wanted.substring(0, Math.min(wanted.length(), 30 - number.length())) + number;
        }
        return name;
    }

    private boolean stands(String name) {
        return machine.labs().get().stream()
                .map(LabFacts::order)
                .map(HostOrder::lab)
                .anyMatch(name::equals);
    }

    boolean isNameLegal() {
        return lab.get().matches(LEGAL);
    }

    /** Whether a lab of that name stands already, so that it would be changed. */
    boolean changesAnother() {
        return stands(lab.get());
    }

    /** The interfaces of this machine that a drawn NIC might stand for. */
    List<Candidate> candidates(BoundNic bound) {
        HostFacts facts = machine.facts().get();
        boolean macvlans = Views.of(topology).stacks().views().stream()
                .anyMatch(each -> each.itself() instanceof Macvlan
                        && each.lower() != null
                        && each.lower().itself().equals(bound.drawn()));
        return facts == null
                ? List.of()
                : Candidate.of(facts, machine.labs().get(), lab.get(), SessionTarget.Machine.connection(), macvlans);
    }

    /** Chooses for every NIC what the user said before, or the one of its name. */
    private void settle() {
        settling = true;
        if (lab.get().equals(suggestion) && said.lab().isEmpty()) {
            suggestion = free(suggested);
            lab.set(suggestion);
        }
        for (BoundNic each : nics) {
            Candidate now = each.real().get();
            String name = now != null
                    ? now.nic().name()
                    : said.bindings()
                            .getOrDefault(each.drawn().name(), each.drawn().name());
            each.real()
                    .set(candidates(each).stream()
                            .filter(Candidate::isUsable)
                            .filter(one -> one.nic().name().equals(name))
                            .findFirst()
                            .orElse(null));
        }
        settling = false;
        ask();
    }

    private boolean isComplete() {
        Set<String> real = new HashSet<>();
        return isNameLegal()
                && nics.stream().map(BoundNic::realName).allMatch(name -> !name.isEmpty() && real.add(name));
    }

    /** The NIC of this machine that two drawn ones would stand for; empty when there is none. */
    private String doubled() {
        Set<String> real = new HashSet<>();
        return nics.stream()
                .map(BoundNic::realName)
                .filter(name -> !name.isEmpty() && !real.add(name))
                .findFirst()
                .orElse("");
    }

    HostOrder order() {
        var bound = new LinkedHashMap<String, String>();
        nics.forEach(each -> bound.put(each.drawn().name(), each.realName()));
        return new HostOrder(lab.get(), bound);
    }

    SessionTarget.Machine sessionTarget() {
        Set<String> mayCut = nics.stream()
                .filter(each -> each.mayCut().get())
                .map(BoundNic::realName)
                .collect(Collectors.toSet());
        return new SessionTarget.Machine(order(), mayCut, keep.get());
    }

    private void ask() {
        if (settling) {
            return;
        }
        if (!isComplete()) {
            round++;
            preview.set(new ApplyPreview.Open(doubled()));
            return;
        }
        preview.set(new ApplyPreview.Asked());
        int mine = ++round;
        var _ = machine.plan(order(), topology)
                .whenComplete((planned, thrown) -> FxThread.run(() -> {
                    if (mine == round) {
                        preview.set(
                                thrown == null
                                        ? new ApplyPreview.Known(planned.steps(), planned.cuts())
                                        : new ApplyPreview.Impossible(AgentClient.problemOf(thrown)));
                    }
                }));
    }

    /** What of the plan may cut off what goes through that NIC. */
    List<PlannedRisk> cuts(BoundNic nic) {
        return preview.get() instanceof ApplyPreview.Known known
                ? known.cuts().stream()
                        .filter(cut -> cut.nic().equals(nic.realName()))
                        .toList()
                : List.of();
    }

    @Override
    public void close() {
        following.unsubscribe();
        round++;
    }

    private boolean isReady() {
        return switch (preview.get()) {
            case ApplyPreview.Known _ ->
                nics.stream()
                        .allMatch(each -> cuts(each).isEmpty() || each.mayCut().get());
            // What stands already only root can see, and then the agent asks.
            case ApplyPreview.Impossible _ -> changesAnother();
            case ApplyPreview.Open _, ApplyPreview.Asked _ -> false;
        };
    }
}
