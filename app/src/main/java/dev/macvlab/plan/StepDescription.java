package dev.macvlab.plan;

import dev.macvlab.message.Argument;
import dev.macvlab.message.Message;
import java.util.ArrayList;
import java.util.List;

/** Says what a step does, in words and as the {@code ip} command that does the same. */
public final class StepDescription {
    private StepDescription() {}

    /** What the step does, as a clause. */
    public static Message words(Step step) {
        return switch (step) {
            case Step.CreateNamespace it ->
                Message.of("plan.step.create-namespace", it.place(), it.place().role());
            case Step.RemoveNamespace it ->
                Message.of("plan.step.remove-namespace", it.place(), it.place().role());
            case Step.StartLoopback it -> Message.of("plan.step.start-loopback", it.place());
            case Step.WriteSetting it -> Message.of("plan.step.write-setting", it.key(), it.value(), it.place());
            case Step.CreateLink it -> create(it);
            case Step.MarkLink it -> Message.of("plan.step.mark", it.id());
            case Step.DeleteLink it -> Message.of("plan.step.delete", it.id());
            case Step.DeleteLinks it -> Message.of("plan.step.delete-all", it.place());
            case Step.SetState it -> Message.of(it.up() ? "plan.step.set-up" : "plan.step.set-down", it.id());
            case Step.SetMtu it -> Message.of("plan.step.set-mtu", it.id(), it.mtu());
            case Step.SetMac it -> Message.of("plan.step.set-mac", it.id(), it.mac());
            case Step.SetArp it -> Message.of(it.on() ? "plan.step.arp-on" : "plan.step.arp-off", it.id());
            case Step.SetBridge it ->
                it.bridge() == null
                        ? Message.of("plan.step.leave-bridge", it.id())
                        : Message.of("plan.step.join-bridge", it.id(), it.bridge());
            case Step.SetHairpin it ->
                Message.of(it.on() ? "plan.step.hairpin-on" : "plan.step.hairpin-off", it.element());
            case Step.ChangeMacvlan it -> Message.of("plan.step.change-macvlan", it.id(), changes(it));
            case Step.ChangeIpvlan it ->
                Message.of(
                        "plan.step.change-ipvlan",
                        it.id(),
                        it.form().mode().word(),
                        it.form().flag().word());
            case Step.AddAddress it -> Message.of("plan.step.add-address", it.address(), it.id());
            case Step.RemoveAddress it -> Message.of("plan.step.remove-address", it.address(), it.id());
            case Step.AddRoute it -> Message.of("plan.step.add-route", it.route(), it.place());
            case Step.RemoveRoute it -> Message.of("plan.step.remove-route", it.route(), it.place());
        };
    }

    private static Message create(Step.CreateLink step) {
        DesiredLink device = step.device();
        return switch (device.form()) {
            case DesiredKind.Bridge _ ->
                device.place().role() == NamespaceId.Role.SWITCH
                        ? Message.of("plan.step.create-switch", device.element())
                        : Message.of("plan.step.create-bridge", device.id());
            case DesiredKind.Nic _ -> Message.of("plan.step.use-nic", device.id());
            case DesiredKind.Cable cable -> Message.of("plan.step.create-cable", device.id(), cable.peer());
            case DesiredKind.Vlan vlan -> Message.of("plan.step.create-vlan", vlan.id(), device.id(), vlan.lower());
            case DesiredKind.IpvlanChild child -> Message.of("plan.step.create-ipvlan", device.id(), child.lower());
            case DesiredKind.MacvlanChild child ->
                Message.of(
                        "plan.step.create-macvlan",
                        child.word(),
                        device.id(),
                        child.lower(),
                        child.mode().word());
            default -> Message.of("plan.step.create", device.form().word(), device.id());
        };
    }

    private static List<Argument> changes(Step.ChangeMacvlan step) {
        DesiredKind.MacvlanChild form = step.form();
        List<Argument> changes = new ArrayList<>();
        if (step.changes(MacvlanSetting.MODE)) {
            changes.add(Message.of("plan.step.macvlan-mode", form.mode().word()));
        }
        if (step.changes(MacvlanSetting.FLAGS)) {
            changes.add(
                    form.noPromisc() || form.noDst()
                            ? Argument.of(form.noPromisc() ? "nopromisc" : "nodst")
                            : Message.of("plan.step.macvlan-no-flags"));
        }
        if (step.changes(MacvlanSetting.SOURCES)) {
            changes.add(Message.of("plan.step.macvlan-senders", form.sources().size()));
        }
        if (step.changes(MacvlanSetting.BROADCAST_QUEUE)) {
            changes.add(Message.of("plan.step.macvlan-queue", form.broadcastQueueLength()));
        }
        return changes;
    }
}
