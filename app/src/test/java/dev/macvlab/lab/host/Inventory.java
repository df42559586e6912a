package dev.macvlab.lab.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@link RealHost} has of links, namespaces, addresses and settings, found by {@code ip} and without any journal.
 *
 * @param things in the words of {@code macvlab status}
 * @param nics of each NIC its MAC address, its MTU, whether it is up, and its addresses and routes
 * @param settings values by path below {@code /proc/sys/net}
 */
record Inventory(Set<String> things, Map<String, Nic> nics, Map<String, String> settings) {
    record Nic(String mac, String mtu, boolean up, Set<String> addresses, Set<String> routes) {}

    private static final Pattern LINK =
            Pattern.compile("\"ifname\":\"([^\"]+)\"(?:(?!\"ifname\").)*\"info_kind\":\"(\\w+)\"");

    private static final List<String> SETTINGS =
            List.of("ipv4/conf/all/forwarding", "ipv6/conf/all/forwarding", "ipv4/conf/all/arp_ignore");

    static Inventory of(RealHost host) throws IOException {
        Set<String> things = new TreeSet<>();
        links(host.ip("-j", "-d", "link", "show"), "", things);
        // Of an empty name ip complains, and goes on.
        for (String line : host.run(List.of("ip", "netns", "list")).lines().toList()) {
            String name = line.split(" ", 2)[0];
            if (name.equals("Error:")) {
                continue;
            }
            String inside = host.run(List.of("ip", "-n", name, "-j", "-d", "link", "show"));
            if (inside.startsWith("[")) {
                things.add("namespace " + name);
                links(inside, name + "/", things);
            } else {
                things.add("the empty name of a namespace " + name);
            }
        }
        Map<String, Nic> nics = new TreeMap<>();
        for (String name : RealHost.NICS.values()) {
            Nic nic = nic(host, name);
            nics.put(name, nic);
        }
        for (String line : host.ip("route", "show", "proto", "77").lines().toList()) {
            things.add("route to " + line.split(" ", 2)[0]);
        }
        Map<String, String> settings = new TreeMap<>();
        for (String key : SETTINGS) {
            settings.put(key, host.run(List.of("cat", "/proc/sys/net/" + key)));
        }
        return new Inventory(things, nics, settings);
    }

    private static void links(String json, String prefix, Set<String> things) {
        Matcher link = LINK.matcher(json);
        while (link.find()) {
            things.add(link.group(2) + " " + prefix + link.group(1));
        }
    }

    private static Nic nic(RealHost host, String name) throws IOException {
        String link = host.ip("-o", "link", "show", name);
        Set<String> addresses = new TreeSet<>();
        for (String line :
                host.ip("-o", "addr", "show", name, "scope", "global").lines().toList()) {
            addresses.add(line.split(" +", -1)[3]);
        }
        Set<String> routes = new TreeSet<>();
        for (String family : List.of("-4", "-6")) {
            for (String line : host.ip(family, "route", "show", "dev", name, "proto", "static")
                    .lines()
                    .toList()) {
                String to = line.split(" ", 2)[0];
                routes.add(to.equals("default") ? (family.equals("-4") ? "0.0.0.0/0" : "::/0") : to);
            }
        }
        return new Nic(
                link.replaceFirst(".*link/ether (\\S+).*", "$1"),
                link.replaceFirst(".* mtu (\\d+).*", "$1"),
                link.matches(".*[<,]UP[,>].*"),
                addresses,
                routes);
    }

    /** What is there now and was not before, and what is otherwise now. */
    Set<String> changed(Inventory now) {
        Set<String> changes = new TreeSet<>(now.things);
        changes.removeAll(things);
        List<String> gone = new ArrayList<>(things);
        gone.removeAll(now.things);
        gone.forEach(thing -> changes.add("gone: " + thing));
        nics.forEach(
                (name, before) -> changes.addAll(changed(name, before, Objects.requireNonNull(now.nics.get(name)))));
        settings.forEach((key, before) -> {
            if (!before.equals(now.settings.get(key))) {
                changes.add("setting " + key + ", which was " + before);
            }
        });
        return changes;
    }

    private static List<String> changed(String name, Nic before, Nic now) {
        List<String> changes = new ArrayList<>();
        if (!before.mac.equals(now.mac)) {
            changes.add("the MAC address of " + name + ", which was " + before.mac);
        }
        if (!before.mtu.equals(now.mtu)) {
            changes.add("the MTU of " + name + ", which was " + before.mtu);
        }
        if (before.up != now.up) {
            changes.add(name + " is " + (now.up ? "up, and was down" : "down, and was up"));
        }
        now.addresses.stream()
                .filter(each -> !before.addresses.contains(each))
                .forEach(each -> changes.add("address " + each + " on " + name));
        before.addresses.stream()
                .filter(each -> !now.addresses.contains(each))
                .forEach(each -> changes.add(name + " lacks its address " + each));
        before.routes.stream()
                .filter(each -> !now.routes.contains(each))
                .forEach(each -> changes.add(name + " lacks its route to " + each));
        return changes;
    }
}
