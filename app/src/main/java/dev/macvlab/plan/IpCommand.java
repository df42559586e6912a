package dev.macvlab.plan;

import dev.macvlab.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ip} command that does the same as a step, ready for a shell. Namespaces that have no name in a lab get one
 * here, since {@code ip} knows no others.
 *
 * @param group the group that the lab's links are in
 * @param mark what is written into its links
 */
public record IpCommand(int group, String mark) {
    /** The command, for a shell of root in the host's namespace. */
    public String of(Step step) {
        String ip = ip(step.place());
        return switch (step) {
            case Step.CreateNamespace it -> "ip netns add " + namespace(it.place());
            case Step.RemoveNamespace it -> "ip netns del " + namespace(it.place());
            case Step.StartLoopback _ -> ip + " link set lo up";
            case Step.WriteSetting it ->
                (it.place().equals(NamespaceId.HOST) ? "" : "ip netns exec " + namespace(it.place()) + " ")
                        + "sysctl -qw "
                        + ShellQuoting.word("net."
                                + it.key().replace('.', '\0').replace('/', '.').replace('\0', '/') + "=" + it.value());
            case Step.CreateLink it -> create(it);
            case Step.MarkLink it -> ip + " link set " + dev(it) + " alias " + ShellQuoting.word(mark);
            case Step.DeleteLink it -> ip + " link del " + dev(it);
            case Step.DeleteLinks _ -> ip + " link del group " + group;
            case Step.SetState it -> ip + " link set " + dev(it) + (it.up() ? " up" : " down");
            case Step.SetMtu it -> ip + " link set " + dev(it) + " mtu " + it.mtu();
            case Step.SetMac it -> ip + " link set " + dev(it) + " address " + it.mac();
            case Step.SetArp it -> ip + " link set " + dev(it) + " arp " + (it.on() ? "on" : "off");
            case Step.SetBridge it ->
                ip + " link set " + dev(it)
                        + (it.bridge() == null ? " nomaster" : " master " + ShellQuoting.word(it.bridge()));
            case Step.SetHairpin it ->
                (it.place().equals(NamespaceId.HOST) ? "bridge" : "bridge -n " + namespace(it.place())) + " link set "
                        + dev(it) + " hairpin " + (it.on() ? "on" : "off");
            case Step.ChangeMacvlan it -> change(ip, it);
            case Step.ChangeIpvlan it ->
                ip + " link set " + dev(it) + " type " + it.form().type();
            case Step.AddAddress it ->
                ip + " addr add " + it.address() + " " + dev(it)
                        + (it.address().address().isV6()
                                ? it.dad() ? "" : " nodad"
                                : it.address().prefixLength() < 31 ? " brd +" : "");
            case Step.RemoveAddress it -> ip + " addr del " + it.address() + " " + dev(it);
            case Step.AddRoute it ->
                ip + family(it.route()) + " route add " + it.route() + " proto " + DesiredRoute.PROTOCOL;
            case Step.RemoveRoute it -> ip + family(it.route()) + " route del " + it.route();
        };
    }

    private static String family(DesiredRoute route) {
        return route.to().address().isV6() ? " -6" : "";
    }

    private static String dev(Step.OfDevice step) {
        return "dev " + ShellQuoting.word(step.id().name());
    }

    private static String ip(NamespaceId place) {
        return place.equals(NamespaceId.HOST) ? "ip" : "ip -n " + namespace(place);
    }

    private static String namespace(NamespaceId place) {
        return ShellQuoting.word(place.name().replace('/', '.'));
    }

    private String create(Step.CreateLink step) {
        DesiredLink device = step.device();
        LinkId lower = device.form().lower();
        NamespaceId from = lower == null ? device.place() : lower.place();
        String common = ip(from) + " link add"
                + (lower == null ? "" : " link " + ShellQuoting.word(lower.name()))
                + end(device, step.index(), step.mtu());
        String there = from.equals(device.place()) ? "" : netns(device.place());
        DesiredLink peer = step.peer();
        if (peer != null) {
            return common + there + " type veth peer" + end(peer, step.peerIndex(), step.peerMtu())
                    + (peer.place().equals(from) ? "" : netns(peer.place()));
        }
        return common + there + " type " + device.form().type();
    }

    private static String netns(NamespaceId place) {
        // The host has no name: the shell's parent is as good, since the plan runs in the host's namespace.
        return " netns " + (place.equals(NamespaceId.HOST) ? "$$" : namespace(place));
    }

    private String end(DesiredLink device, int index, int mtu) {
        return " name " + ShellQuoting.word(device.name()) + " index " + index + address(device.mac())
                + (mtu == 0 ? "" : " mtu " + mtu) + " group " + group;
    }

    private static String address(@Nullable MacAddress mac) {
        return mac == null ? "" : " address " + mac;
    }

    private static String change(String ip, Step.ChangeMacvlan step) {
        DesiredKind.MacvlanChild form = step.form();
        StringBuilder command = new StringBuilder(ip + " link set " + dev(step) + " type " + form.word());
        if (step.changes(MacvlanSetting.MODE) || step.changes(MacvlanSetting.FLAGS)) {
            command.append(" mode ").append(form.mode().word());
        }
        if (step.changes(MacvlanSetting.FLAGS) && form.noPromisc()) {
            command.append(" nopromisc");
        }
        if (step.changes(MacvlanSetting.FLAGS) && form.noDst()) {
            command.append(" nodst");
        }
        if (step.changes(MacvlanSetting.BROADCAST_QUEUE)) {
            command.append(" bcqueuelen ").append(form.broadcastQueueLength());
        }
        if (step.changes(MacvlanSetting.SOURCES)) {
            command.append(form.sources().isEmpty() ? " macaddr flush" : " macaddr set " + form.listed());
        }
        return command.toString();
    }
}
