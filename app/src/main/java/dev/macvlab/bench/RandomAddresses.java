package dev.macvlab.bench;

import dev.macvlab.topology.Common;
import dev.macvlab.topology.UnknownKeys;
import java.util.ArrayList;
import java.util.List;

/** What every interface of a random lab is given: MAC and IP addresses that nobody else has, state and MTU. */
final class RandomAddresses {
    /** How many subnets there are to be in. */
    static final int SUBNETS = 3;

    /** One more, where most VLANs are, as what is on the same wire without a tag does not hear them. */
    static final int TAGGED = 3;

    private final SeededChoices dice;
    /** How many of a hundred interfaces have an IPv6 address. */
    private final int ipv6;

    private int given;

    RandomAddresses(SeededChoices dice) {
        this.dice = dice;
        ipv6 = dice.pick(List.of(0, 0, 97));
    }

    /** Whether anybody has IPv6 addresses. */
    boolean haveIpv6() {
        return ipv6 > 0;
    }

    /** How many addresses are given away. */
    int given() {
        return given;
    }

    /** An interface with addresses of that subnet; none when it is negative. */
    Common common(String place, String name, int subnet) {
        List<String> list = new ArrayList<>();
        if (subnet >= 0) {
            if (dice.chance(95)) {
                list.add(ipv4(subnet, dice.chance(88) ? 24 : dice.pick(List.of(16, 25, 31, 32, 30))));
            }
            if (dice.chance(8)) {
                list.add(ipv4(dice.below(SUBNETS), 24));
            }
            if (dice.chance(ipv6)) {
                list.add(ipv6(subnet));
            }
        }
        String mac = dice.chance(60) ? mac() : null;
        return new Common(
                name,
                place,
                mac,
                dice.chance(4) ? 1280 + dice.below(221) : null,
                dice.chance(6) ? false : null,
                dice.chance(95) ? false : null,
                list,
                UnknownKeys.NONE);
    }

    private String mac() {
        return "%02x:%02x:00:%02x:%02x:%02x"
                .formatted(
                        dice.pick(List.of(0x02, 0x02, 0x00, 0x06)),
                        dice.below(256),
                        dice.below(256),
                        dice.below(256),
                        dice.below(256));
    }

    /** An address that nobody has yet. */
    String ipv4(int subnet, int length) {
        return "10." + subnet + ".0." + ++given + "/" + length;
    }

    /** An address that nobody has yet. */
    String ipv6(int subnet) {
        return "fd0" + subnet + "::" + Integer.toHexString(++given) + "/64";
    }
}
