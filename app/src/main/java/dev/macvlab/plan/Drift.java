package dev.macvlab.plan;

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
public record Drift(Ref element, String text) {
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
        private final Set<DeviceId> gone = new HashSet<>();
        private final PlannedState planned;
        private final Set<Drift> told = new LinkedHashSet<>();
        private final Set<DeviceId> wanted;

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
                    tell(step, state.id() + " was set down");
                }
            }
            steps.forEach(this::tell);
            return new ArrayList<>(told);
        }

        /** Of a device that is gone or down there is no more to tell. */
        private void tell(Step step) {
            switch (step) {
                case Step.SetState it when !it.up() -> tell(it.id(), step, "was set up");
                case Step.SetMtu it -> tell(it.id(), step, "no longer has an MTU of " + it.mtu());
                case Step.SetMac it -> tell(it.id(), step, "no longer has the MAC address " + it.mac());
                case Step.SetBridge it ->
                    tell(
                            it.id(),
                            step,
                            it.bridge() == null
                                    ? "was made a port of a bridge"
                                    : "is no longer a port of " + it.bridge());
                case Step.SetHairpin it ->
                    tell(it.id(), step, "had the hairpin of its port switched " + (it.on() ? "off" : "on"));
                case Step.ChangeMacvlan it ->
                    tell(
                            it.id(),
                            step,
                            it.mode()
                                    ? "is no longer in " + it.form().mode().word() + " mode"
                                    : "has other settings of " + it.form().word() + " than drawn");
                case Step.ChangeIpvlan it ->
                    tell(
                            it.id(),
                            step,
                            "is no longer in mode " + it.form().mode().word() + " "
                                    + it.form().flag().word());
                case Step.AddAddress it -> tell(it.id(), step, "lost its address " + it.address());
                case Step.RemoveAddress it -> tell(it.id(), step, "was given the address " + it.address());
                case Step.AddRoute it -> tell(step, it.place() + " lost its route " + it.route());
                case Step.RemoveRoute it -> tell(step, it.place() + " was given the route " + it.route());
                case Step.StartLoopback it -> tell(step, "The loopback of " + it.place() + " was set down");
                case Step.WriteSetting it ->
                    tell(step, it.place() + " has another value for " + it.key() + " than " + it.value());
                default -> {}
            }
        }

        private void tell(DeviceId id, Step step, String text) {
            if (!gone.contains(id)) {
                tell(step, id + " " + text);
            }
        }

        private void tell(Step step, String text) {
            told.add(new Drift(step.element(), text + "."));
        }

        /** What has become of a device that is not there: the same MAC address may tell. */
        private void gone(Device device) {
            gone.add(device.id());
            String fate = planned.find(device.id()).isPresent()
                    ? " was replaced by another interface of the same name"
                    : planned.all().stream()
                            .filter(each -> each.ours
                                    && !wanted.contains(each.id)
                                    && device.mac() != null
                                    && device.mac().equals(each.mac))
                            .findFirst()
                            .map(each -> each.id.place().equals(device.place())
                                    ? " was renamed to " + each.id.name()
                                    : " was moved to " + each.id.place())
                            .orElse(" was deleted or moved away");
            told.add(new Drift(device.element(), device.id() + fate + "."));
        }
    }
}
