package dev.macvlab.plan;

/** Says what a step does, in words and as the {@code ip} command that does the same. */
public final class Explained {
    private Explained() {}

    /** What the step does, as a clause. */
    public static String words(Step step) {
        return switch (step) {
            case Step.CreateNamespace it -> "make " + what(it.place());
            case Step.RemoveNamespace it -> "remove " + what(it.place());
            case Step.StartLoopback it -> "set the loopback of " + it.place() + " up";
            case Step.WriteSetting it -> "set " + it.key() + " to " + it.value() + " in " + it.place();
            case Step.CreateLink it -> create(it);
            case Step.MarkLink it -> "mark " + it.id() + " as the lab's";
            case Step.DeleteLink it -> "delete " + it.id();
            case Step.DeleteLinks it -> "delete every interface of the lab in " + it.place();
            case Step.SetState it -> "set " + it.id() + (it.up() ? " up" : " down");
            case Step.SetMtu it -> "set the MTU of " + it.id() + " to " + it.mtu();
            case Step.SetMac it -> "set the MAC address of " + it.id() + " to " + it.mac();
            case Step.SetBridge it ->
                it.bridge() == null
                        ? "take " + it.id() + " out of its bridge"
                        : "make " + it.id() + " a port of " + it.bridge();
            case Step.SetHairpin it -> "switch hairpin of the port to " + it.element() + (it.on() ? " on" : " off");
            case Step.ChangeMacvlan it -> "change " + it.id() + changes(it);
            case Step.ChangeIpvlan it ->
                "change " + it.id() + " to " + it.form().mode().word() + " "
                        + it.form().flag().word();
            case Step.AddAddress it -> "add " + it.address() + " to " + it.id();
            case Step.RemoveAddress it -> "take " + it.address() + " from " + it.id();
            case Step.AddRoute it -> "add the route " + it.route() + " in " + it.place();
            case Step.RemoveRoute it -> "take the route " + it.route() + " out of " + it.place();
        };
    }

    private static String what(Place place) {
        return switch (place.role()) {
            case HOST -> "the host";
            case NAMESPACE -> "namespace " + place;
            case SWITCH -> "a namespace for switch " + place;
            case EXTERNAL -> "a namespace for external host " + place;
            case NOWHERE -> "a namespace where loose cables end";
        };
    }

    private static String create(Step.CreateLink step) {
        Device device = step.device();
        return switch (device.form()) {
            case Form.Bridge _ ->
                device.place().role() == Place.Role.SWITCH
                        ? "make the bridge that stands for switch " + device.element()
                        : "create bridge " + device.id();
            case Form.Nic _ -> "use the NIC " + device.id();
            case Form.Cable cable -> "create the cable " + device.id() + " to " + cable.peer();
            case Form.Vlan vlan -> "create VLAN " + vlan.id() + " " + device.id() + " on " + vlan.lower();
            case Form.IpvlanChild child -> "create ipvlan " + device.id() + " on " + child.lower();
            case Form.MacvlanChild child ->
                "create " + child.word() + " " + device.id() + " on " + child.lower() + ", mode "
                        + child.mode().word();
        };
    }

    private static String changes(Step.ChangeMacvlan step) {
        Form.MacvlanChild form = step.form();
        return (step.mode() ? ", mode " + form.mode().word() : "")
                + (step.flags() ? ", " + (form.noPromisc() ? "nopromisc" : form.noDst() ? "nodst" : "no flags") : "")
                + (step.sources() ? ", " + form.sources().size() + " senders" : "")
                + (step.queue() ? ", broadcast queue " + form.broadcastQueueLength() : "");
    }
}
