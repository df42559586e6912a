package dev.macvlab.check;

import java.util.List;

/**
 * A machine on which a drawing breaks a rule, and one on which it does not.
 *
 * @param broken shell commands that make the machine's network
 * @param nearMiss other ones
 * @param drawing a {@link Sketch}
 * @param proof a shell command that the kernel lets succeed on the second machine alone
 */
public record HostNicCase(String rule, String broken, String nearMiss, String drawing, String proof) {
    private static final String CABLE = "ip link add card0 type veth peer name far0; ip link set card0 up; ";
    private static final String PLUGGED = CABLE + "ip link set far0 up";
    private static final String CHILD = """
            nic card0
            macvlan ns1/mac1 on=card0 mode=bridge
            """;
    private static final String PASSTHRU = """
            nic card0
            macvlan ns1/mac1 on=card0 mode=passthru
            """;
    private static final String ADD = "ip link add link card0 name mac1 type macvlan mode bridge";
    private static final String ADD_PASSTHRU = "ip link add link card0 name mac1 type macvlan mode passthru";
    private static final String GATEWAY = """
            ip netns add far
            ip link add %s type veth peer name far1 netns far
            ip -n far addr add 10.0.0.9/24 dev far1
            ip -n far link set far1 up
            ip addr add 10.0.0.1/24 dev %1$s
            ip link set %1$s up
            ip route add default via 10.0.0.9""";

    /** Every rule about this machine's own NICs, but for Wi-Fi. */
    public static final List<HostNicCase> ALL = List.of(
            new HostNicCase("host-nic-missing", PLUGGED.replace("card0", "card1"), PLUGGED, CHILD, ADD),
            new HostNicCase(
                    "host-nic-enslaved",
                    PLUGGED + "; ip link add br0 type bridge; ip link set card0 master br0",
                    PLUGGED + "; ip link add br0 type bridge",
                    CHILD,
                    ADD),
            new HostNicCase("host-nic-not-ethernet", "ip tuntap add card0 mode tun", PLUGGED, CHILD, ADD),
            new HostNicCase(
                    "host-nic-taken",
                    PLUGGED + "; ip link add link card0 name old0 type macvlan mode bridge",
                    PLUGGED,
                    PASSTHRU,
                    ADD_PASSTHRU),
            new HostNicCase(
                    "host-nic-mtu",
                    PLUGGED + "; ip link set card0 mtu 1400",
                    PLUGGED,
                    CHILD.strip() + " mtu=1401",
                    "ip link add link card0 name mac1 mtu 1401 type macvlan mode bridge"),
            new HostNicCase(
                    "host-nic-mac",
                    PLUGGED + "; ip link set card0 address 02:00:00:00:00:01",
                    PLUGGED + "; ip link set card0 address 02:00:00:00:00:02",
                    CHILD.strip() + " mac=02:00:00:00:00:01",
                    "ip link add link card0 name mac1 address 02:00:00:00:00:01 up type macvlan mode bridge"),
            new HostNicCase(
                    "host-nic-no-carrier",
                    CABLE,
                    PLUGGED,
                    CHILD,
                    ADD + " && ip link set mac1 up && ip link show mac1 | grep -q LOWER_UP"),
            new HostNicCase(
                    "host-nic-default-route",
                    GATEWAY.formatted("card0"),
                    PLUGGED + "\n" + GATEWAY.formatted("card1"),
                    PASSTHRU,
                    ADD_PASSTHRU + " && ip link set mac1 up && ping -q -c1 -W1 10.0.0.9"));

    @Override
    public String toString() {
        return rule;
    }
}
