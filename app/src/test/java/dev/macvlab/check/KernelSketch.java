package dev.macvlab.check;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A shell script that makes a topology with ip, just as it is drawn and whatever the kernel says; what is refused is
 * printed as a line that begins with REFUSED, and the script goes on. Everything is in named namespaces, the host too.
 */
final class KernelSketch {
    private static final String PRELUDE = """
            run() { said=$("$@" 2>&1) || echo "REFUSED: $*: $said"; }
            room() { echo "$1" | tr / .; }
            reaches() { from=$(room "$1"); to=$2; shift 2; ip netns exec "$from" ping -q -c1 -W1 "$to" "$@" >/dev/null 2>&1; }
            address() { ip -n "$1" -4 -o addr show dev "$2" | awk '{ split($4, part, "/"); print part[1]; exit }'; }
            received() { ip -n "$1" -s link show dev "$2" | awk 'NR == 4 { print $2 }'; }
            hold() {
              device=$(ip netns exec "$1" sh -c "cat /sys/class/net/$2/macvtap/tap*/dev" 2>/dev/null) || return 0
              mknod /run/held c "${device%:*}" "${device#*:}" && exec 9<>/run/held && rm /run/held
            }
            noDuplicates() {
              for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
                sleep 0.25
                all=$(for each in "$@"; do ip -n "$(room "$each")" -6 addr; done)
                case $all in *dadfailed*) return 1 ;; *tentative*) ;; *) return 0 ;; esac
              done
              return 1
            }
            [ "$(ip -o link | wc -l)" = 1 ] || { echo "not in a sandbox"; exit 1; }
            if [ -n "$MACVLAB_SECOND_KERNEL" ]; then mkdir -p /run/netns; mount -t tmpfs none /run/netns; else mount -t tmpfs none /run; fi || exit 1
            """;

    private final Topology topology;
    private final StringBuilder script = new StringBuilder(PRELUDE);
    private final Set<Interface> made = new LinkedHashSet<>();

    private KernelSketch(Topology topology) {
        this.topology = topology;
    }

    /** The script, up to the point where everything is there that can be. */
    static String script(Topology topology) {
        var sketch = new KernelSketch(topology);
        sketch.makeRooms();
        sketch.makeInterfaces();
        sketch.configure();
        return sketch.script.toString();
    }

    private void makeRooms() {
        List<String> rooms = new ArrayList<>(List.of(Ref.HOST, "nowhere"));
        topology.namespaces().stream()
                .map(Namespace::name)
                .filter(name -> !name.equals(Ref.HOST))
                .forEach(rooms::add);
        for (Switch each : topology.switches()) {
            if (!rooms.contains(each.name())) {
                rooms.add(each.name());
            }
            each.hosts().forEach(host -> rooms.add(room(each.ref(host))));
        }
        for (String room : rooms) {
            run("ip", "netns", "add", room);
            run("ip", "-n", room, "link", "set", "dev", "lo", "up");
        }
        topology.namespaces().forEach(this::settings);
        for (Switch each : topology.switches()) {
            run("ip", "-n", each.name(), "link", "add", "br0", "type", "bridge");
            run("ip", "-n", each.name(), "link", "set", "dev", "br0", "up");
            int port = 0;
            for (Switch.Host host : each.hosts()) {
                String room = room(each.ref(host));
                String end = "h" + port++;
                run("ip", "-n", room, "link", "add", "eth0", "type", "veth", "peer", "name", end, "netns", each.name());
                run("ip", "-n", each.name(), "link", "set", "dev", end, "master", "br0", "up");
                host.addresses().forEach(address -> run("ip", "-n", room, "addr", "add", address, "dev", "eth0"));
                run("ip", "-n", room, "link", "set", "dev", "eth0", "up");
            }
        }
    }

    private void settings(Namespace namespace) {
        Map<String, Object> values = new TreeMap<>();
        Namespace.Settings settings = namespace.settings();
        put(values, "ipv4/conf/all/rp_filter", settings.rpFilter());
        put(values, "ipv4/conf/all/arp_ignore", settings.arpIgnore());
        put(values, "ipv4/conf/all/arp_filter", Boolean.TRUE.equals(settings.arpFilter()) ? 1 : null);
        put(values, "ipv4/ip_forward", namespace.forwards() ? 1 : null);
        put(values, "ipv6/conf/all/disable_ipv6", Boolean.FALSE.equals(settings.ipv6()) ? 1 : null);
        values.forEach((key, value) ->
                run("ip", "netns", "exec", namespace.name(), "sh", "-c", "echo " + value + " >/proc/sys/net/" + key));
    }

    private static void put(Map<String, Object> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value);
        }
    }

    /** What stands on something comes after it; what stands on itself is tried all the same. */
    private void makeInterfaces() {
        List<Interface> left = new ArrayList<>(topology.interfaces());
        while (!left.isEmpty()) {
            Interface next = left.stream().filter(this::isReady).findFirst().orElse(left.getFirst());
            left.remove(next);
            make(next);
            made.add(next);
        }
    }

    private boolean isReady(Interface each) {
        return !(each instanceof Child child)
                || child.parent() == null
                || topology.find(child.parent()).isEmpty()
                || made.contains(topology.find(child.parent()).get());
    }

    private void make(Interface each) {
        List<String> words = new ArrayList<>();
        Ref parent = each instanceof Child child ? child.parent() : null;
        words.addAll(List.of("ip", "-n", parent == null ? each.namespace() : parent.place(), "link", "add"));
        if (parent != null) {
            words.addAll(List.of("link", parent.name()));
        }
        words.addAll(List.of("name", each.name()));
        if (each.common().mac() != null) {
            words.addAll(List.of("address", each.common().mac()));
        }
        if (each.mtu() != null) {
            words.addAll(List.of("mtu", each.mtu().toString()));
        }
        if (parent != null && !parent.place().equals(each.namespace())) {
            words.addAll(List.of("netns", each.namespace()));
        }
        if (each instanceof Dummy dummy && dummy.asksForNeighbours()) {
            words.addAll(List.of("arp", "on"));
        }
        words.addAll(List.of("type", each instanceof Nic ? "veth" : each.kind().word()));
        switch (each) {
            case Nic nic -> {
                cable(nic, words);
                return;
            }
            case Veth veth -> {
                Interface peer =
                        veth.peer() == null ? null : topology.find(veth.peer()).orElse(null);
                if (peer != null && made.contains(peer)) {
                    return;
                }
                if (peer != null) {
                    words.addAll(List.of("peer", "name", peer.name()));
                    if (peer.mtu() != null) {
                        words.addAll(List.of("mtu", peer.mtu().toString()));
                    }
                    words.addAll(List.of("netns", peer.namespace()));
                }
            }
            case Macvlan child -> {
                words.addAll(List.of("mode", child.effectiveMode().word()));
                if (Boolean.FALSE.equals(child.promiscuous())) {
                    words.add("nopromisc");
                }
                if (Boolean.TRUE.equals(child.nodst())) {
                    words.add("nodst");
                }
                if (child.broadcastQueueLength() != null) {
                    words.addAll(
                            List.of("bcqueuelen", child.broadcastQueueLength().toString()));
                }
                if (!child.sources().isEmpty()) {
                    words.addAll(List.of("macaddr", "set"));
                    words.addAll(child.sources());
                }
            }
            case Ipvlan child ->
                words.addAll(List.of(
                        "mode",
                        child.effectiveMode().word(),
                        child.effectiveFlag().word()));
            case Vlan child -> words.addAll(List.of("id", String.valueOf(child.id())));
            case Bridge _, Dummy _ -> {}
        }
        run(words.toArray(String[]::new));
    }

    private void cable(Nic nic, List<String> words) {
        String room = nic.port() == null ? "nowhere" : nic.port().toSwitch();
        String end = "p" + made.size();
        words.addAll(List.of("peer", "name", end));
        if (nic.mtu() != null) {
            words.addAll(List.of("mtu", nic.mtu().toString()));
        }
        words.addAll(List.of("netns", room));
        run(words.toArray(String[]::new));
        run("ip", "-n", room, "link", "set", "dev", end, "up");
        if (nic.port() != null) {
            run("ip", "-n", room, "link", "set", "dev", end, "master", "br0");
            run(
                    "bridge",
                    "-n",
                    room,
                    "link",
                    "set",
                    "dev",
                    end,
                    "hairpin",
                    nic.port().reflects() ? "on" : "off");
        }
    }

    private void configure() {
        for (Interface each : made) {
            if (each instanceof Bridge bridge) {
                bridge.members()
                        .forEach(member -> run(
                                "ip",
                                "-n",
                                bridge.namespace(),
                                "link",
                                "set",
                                "dev",
                                member.name(),
                                "master",
                                bridge.name()));
            }
        }
        for (Interface each : made) {
            each.common()
                    .addresses()
                    .forEach(address -> run("ip", "-n", each.namespace(), "addr", "add", address, "dev", each.name()));
        }
        for (Interface each : made) {
            if (each.up()) {
                run("ip", "-n", each.namespace(), "link", "set", "dev", each.name(), "up");
            }
        }
        for (Namespace namespace : topology.namespaces()) {
            namespace.routes().forEach(route -> run(words(namespace, route)));
        }
    }

    private static String[] words(Namespace namespace, Namespace.Route route) {
        boolean v6 = (route.to() + route.via()).contains(":");
        List<String> words =
                new ArrayList<>(List.of("ip", "-n", namespace.name(), v6 ? "-6" : "-4", "route", "add", route.to()));
        if (route.via() != null) {
            words.addAll(List.of("via", route.via()));
        }
        if (route.dev() != null) {
            words.addAll(List.of("dev", route.dev()));
        }
        if (route.isOnlink()) {
            words.add("onlink");
        }
        if (route.metric() != null) {
            words.addAll(List.of("metric", route.metric().toString()));
        }
        return words.toArray(String[]::new);
    }

    private static String room(Ref host) {
        return String.format(Locale.ROOT, "%s.%s", host.place(), host.name());
    }

    private void run(String... words) {
        script.append("run");
        for (String word : words) {
            script.append(" '").append(word.replace("'", "'\\''")).append("'");
        }
        script.append('\n');
    }
}
