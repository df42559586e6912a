package dev.macvlab.lab.apply;

import dev.macvlab.topology.Topology;

/** Labs with every kind of link that an ordinary kernel of today has, and the same labs after many a change. */
public final class EveryKind {
    /** With everything that can be said of a link. */
    private static final String SANDBOX = """
            'switches': [{'name': 'lan', 'hosts': [{'name': 'gateway', 'addresses': ['10.0.0.254/24']}]}],
            'namespaces': [
              {'name': 'a', 'forwarding': true, 'settings': {'rpFilter': 2, 'arpNotify': true},
               'routes': [{'to': 'default', 'via': '10.0.0.254'}, {'to': '10.7.0.0/16', 'dev': 'm', 'metric': 7}]},
              {'name': 'b', 'routes': [{'to': 'default', 'via': '2001:db8::fe'}]},
              {'name': 'c', 'settings': {'ipv6': false}},
              {'name': 'host', 'settings': {'arpIgnore': 1}}],
            'interfaces': [
              {'kind': 'nic', 'name': 'nic0', 'addresses': ['10.0.0.1/24'], 'port': {'switch': 'lan', 'hairpin': true}},
              {'kind': 'nic', 'name': 'nic1', 'mtu': 9000},
              {'kind': 'macvlan', 'name': 'shim', 'parent': 'nic0', 'mode': 'private', 'mtu': 1400},
              {'kind': 'macvlan', 'name': 'm', 'namespace': 'a', 'parent': 'nic0', 'mode': 'bridge', 'addresses': ['10.0.0.2/24']},
              {'kind': 'macvlan', 'name': 'm', 'namespace': 'b', 'parent': 'nic0', 'mode': 'vepa', 'dad': false,
               'addresses': ['2001:db8::2/64']},
              {'kind': 'macvlan', 'name': 's', 'namespace': 'b', 'parent': 'nic0', 'mode': 'source', 'nodst': true,
               'sources': ['02:00:00:00:00:01', '02:00:00:00:00:02'], 'broadcastQueueLength': 77},
              {'kind': 'macvtap', 'name': 't', 'namespace': 'c', 'parent': 'nic0', 'mode': 'bridge', 'up': false},
              {'kind': 'macvlan', 'name': 'p', 'namespace': 'c', 'parent': 'nic1', 'mode': 'passthru', 'promiscuous': false},
              {'kind': 'bridge', 'name': 'br', 'namespace': 'c', 'members': ['c/v', 'c/p'], 'addresses': ['10.9.0.1/24']},
              {'kind': 'veth', 'name': 'v', 'namespace': 'c', 'peer': 'a/w'},
              {'kind': 'veth', 'name': 'w', 'namespace': 'a', 'peer': 'c/v', 'addresses': ['10.9.0.2/24']}]
            """;

    /** The same after many a change: in place, by making anew, of settings and routes, with less here and more there. */
    private static final String SANDBOX_CHANGED = SANDBOX.replace("'hairpin': true", "'hairpin': false")
            .replace("'mode': 'private', 'mtu': 1400", "'mode': 'vepa', 'mtu': 1300")
            .replace("'rpFilter': 2, 'arpNotify': true", "'rpFilter': 1")
            .replace("'via': '10.0.0.254'}, {'to': '10.7.0.0/16', 'dev': 'm', 'metric': 7}", "'via': '10.0.0.1'}")
            .replace("'addresses': ['10.0.0.2/24']", "'addresses': ['10.0.0.3/24'], 'mac': '02:00:00:00:00:33'")
            .replace("'02:00:00:00:00:02'], 'broadcastQueueLength': 77", "'02:00:00:00:00:03']")
            .replace("'promiscuous': false", "'promiscuous': true")
            .replace("'name': 's', 'namespace': 'b'", "'name': 's', 'namespace': 'a'")
            .replace("'members': ['c/v', 'c/p']", "'members': ['c/v']")
            .replace("{'name': 'host', 'settings': {'arpIgnore': 1}}", "{'name': 'd'}");

    /** On the NICs {@code eth0} and {@code eth1} of a machine. */
    private static final String HOST = """
            'namespaces': [
              {'name': 'a', 'forwarding': true, 'settings': {'rpFilter': 2},
               'routes': [{'to': 'default', 'via': '192.168.56.1'}, {'to': '10.7.0.0/16', 'dev': 'm', 'metric': 7}]},
              {'name': 'b'},
              {'name': 'c', 'settings': {'ipv6': false}},
              {'name': 'host', 'forwarding': true, 'settings': {'arpIgnore': 1},
               'routes': [{'to': '10.77.0.0/16', 'via': '192.168.56.9'}]}],
            'interfaces': [
              {'kind': 'nic', 'name': 'eth0', 'mac': '02:00:00:00:01:98', 'mtu': 1400, 'addresses': ['192.168.56.110/24']},
              {'kind': 'nic', 'name': 'eth1'},
              {'kind': 'macvlan', 'name': 'shim', 'parent': 'eth0', 'mode': 'private', 'mtu': 1300, 'addresses': ['192.168.57.1/24']},
              {'kind': 'macvlan', 'name': 'm', 'namespace': 'a', 'parent': 'eth0', 'mode': 'bridge', 'addresses': ['192.168.56.122/24']},
              {'kind': 'macvlan', 'name': 'm', 'namespace': 'b', 'parent': 'eth0', 'mode': 'vepa', 'dad': false,
               'addresses': ['2001:db8:56::2/64']},
              {'kind': 'macvlan', 'name': 's', 'namespace': 'b', 'parent': 'eth0', 'mode': 'source',
               'sources': ['02:00:00:00:00:01', '02:00:00:00:00:02'], 'broadcastQueueLength': 77},
              {'kind': 'macvtap', 'name': 't', 'namespace': 'c', 'parent': 'eth0', 'mode': 'bridge', 'up': false},
              {'kind': 'macvlan', 'name': 'p', 'namespace': 'c', 'parent': 'eth1', 'mode': 'passthru', 'promiscuous': false},
              {'kind': 'bridge', 'name': 'br', 'namespace': 'c', 'members': ['c/v', 'c/p'], 'addresses': ['10.9.1.1/24']},
              {'kind': 'veth', 'name': 'v', 'namespace': 'c', 'peer': 'v0'},
              {'kind': 'veth', 'name': 'v0', 'peer': 'c/v'},
              {'kind': 'bridge', 'name': 'br7', 'members': ['v0']}]
            """;

    private static final String HOST_CHANGED = HOST.replace("'mac': '02:00:00:00:01:98', 'mtu': 1400", "'mtu': 1380")
            .replace("192.168.56.110/24", "192.168.56.111/24")
            .replace("'mode': 'private', 'mtu': 1300", "'mode': 'vepa', 'mtu': 1290")
            .replace("'rpFilter': 2", "'rpFilter': 1")
            .replace(
                    "'addresses': ['192.168.56.122/24']",
                    "'addresses': ['192.168.56.123/24'], 'mac': '02:00:00:00:00:33'")
            .replace("'02:00:00:00:00:02'], 'broadcastQueueLength': 77", "'02:00:00:00:00:03']")
            .replace("'promiscuous': false", "'promiscuous': true")
            .replace("'name': 's', 'namespace': 'b'", "'name': 's', 'namespace': 'a'")
            .replace("'name': 'm', 'namespace': 'b'", "'name': 'm', 'namespace': 'd'")
            .replace("{'name': 'b'}", "{'name': 'd'}")
            .replace("'members': ['v0']", "'members': []")
            .replace("'forwarding': true, 'settings': {'arpIgnore': 1}", "'settings': {'arpIgnore': 2}");

    private EveryKind() {}

    public static Topology sandbox() {
        return RealLab.topology(SANDBOX);
    }

    public static Topology sandboxChanged() {
        return RealLab.topology(SANDBOX_CHANGED);
    }

    public static Topology host() {
        return RealLab.topology(HOST);
    }

    public static Topology hostChanged() {
        return RealLab.topology(HOST_CHANGED);
    }
}
