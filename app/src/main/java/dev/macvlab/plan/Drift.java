package dev.macvlab.plan;

import dev.macvlab.message.Message;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A difference between a lab that stands and the kernel, which another program made; applying again removes it.
 *
 * @param text one sentence that names the element
 */
public record Drift(Ref element, Message text) {
    /** What differs; nothing when the kernel has exactly what is wanted. */
    public static List<Drift> between(DesiredState wanted, ActualState found) {
        List<Step> steps;
        try {
            steps = Planner.plan(wanted, found, RandomGenerator.getDefault());
        } catch (LabException e) {
            Ref element = Objects.requireNonNullElse(e.element(), Ref.top(Ref.HOST));
            return List.of(new Drift(element, e.why()));
        }
        return new Telling(wanted, found).tell(steps);
    }

    /** Puts steps that would mend a lab into words on what has happened to it. */
    private static final class Telling {
        private final Set<LinkId> gone = new HashSet<>();
        private final PlannedState planned;
        private final Set<Drift> told = new LinkedHashSet<>();
        private final Set<LinkId> wanted;

        Telling(DesiredState wanted, ActualState found) {
            this.wanted = wanted.byId().keySet();
            planned = new PlannedState(found);
        }

        List<Drift> tell(List<Step> steps) {
            for (Step step : steps) {
                if (step instanceof Step.CreateLink create) {
                    gone(create.device());
                    if (create.peer() != null) {
                        gone(create.peer());
                    }
                }
                if (step instanceof Step.SetState state && state.up() && gone.add(state.id())) {
                    tell(step, Message.of("plan.drift.down", state.id()));
                }
            }
            steps.forEach(this::tell);
            return new ArrayList<>(told);
        }

        /** Of a device that is gone or down there is no more to tell. */
        private void tell(Step step) {
            switch (step) {
                case Step.SetState it when !it.up() -> tell(it.id(), step, Message.of("plan.drift.up", it.id()));
                case Step.SetMtu it -> tell(it.id(), step, Message.of("plan.drift.mtu", it.id(), it.mtu()));
                case Step.SetMac it -> tell(it.id(), step, Message.of("plan.drift.mac", it.id(), it.mac()));
                case Step.SetArp it ->
                    tell(it.id(), step, Message.of(it.on() ? "plan.drift.arp-off" : "plan.drift.arp-on", it.id()));
                case Step.SetBridge it ->
                    tell(
                            it.id(),
                            step,
                            it.bridge() == null
                                    ? Message.of("plan.drift.port", it.id())
                                    : Message.of("plan.drift.no-port", it.id(), it.bridge()));
                case Step.SetHairpin it ->
                    tell(
                            it.id(),
                            step,
                            Message.of(it.on() ? "plan.drift.hairpin-off" : "plan.drift.hairpin-on", it.id()));
                case Step.ChangeMacvlan it ->
                    tell(
                            it.id(),
                            step,
                            it.changes(MacvlanSetting.MODE)
                                    ? Message.of(
                                            "plan.drift.macvlan-mode",
                                            it.id(),
                                            it.form().mode().word())
                                    : Message.of(
                                            "plan.drift.macvlan-settings",
                                            it.id(),
                                            it.form().word()));
                case Step.ChangeIpvlan it ->
                    tell(
                            it.id(),
                            step,
                            Message.of(
                                    "plan.drift.ipvlan-mode",
                                    it.id(),
                                    it.form().mode().word(),
                                    it.form().flag().word()));
                case Step.AddAddress it ->
                    tell(it.id(), step, Message.of("plan.drift.address-lost", it.id(), it.address()));
                case Step.RemoveAddress it ->
                    tell(it.id(), step, Message.of("plan.drift.address-given", it.id(), it.address()));
                case Step.AddRoute it -> tell(step, Message.of("plan.drift.route-lost", it.place(), it.route()));
                case Step.RemoveRoute it -> tell(step, Message.of("plan.drift.route-given", it.place(), it.route()));
                case Step.StartLoopback it -> tell(step, Message.of("plan.drift.loopback", it.place()));
                case Step.WriteSetting it ->
                    tell(step, Message.of("plan.drift.setting", it.place(), it.key(), it.value()));
                default -> {}
            }
        }

        private void tell(LinkId id, Step step, Message text) {
            if (!gone.contains(id)) {
                tell(step, text);
            }
        }

        private void tell(Step step, Message text) {
            told.add(new Drift(step.element(), text));
        }

        /** What has become of a device that is not there: the same MAC address may tell. */
        private void gone(DesiredLink device) {
            gone.add(device.id());
            Message change = planned.find(device.id()).isPresent()
                    ? Message.of("plan.drift.replaced", device.id())
                    : planned.all().stream()
                            .filter(each -> each.ours
                                    && !wanted.contains(each.id)
                                    && device.mac() != null
                                    && device.mac().equals(each.mac))
                            .findFirst()
                            .map(each -> each.id.place().equals(device.place())
                                    ? Message.of("plan.drift.renamed", device.id(), each.id.name())
                                    : Message.of("plan.drift.moved", device.id(), each.id.place()))
                            .orElseGet(() -> Message.of("plan.drift.gone", device.id()));
            told.add(new Drift(device.element(), change));
        }
    }
}
